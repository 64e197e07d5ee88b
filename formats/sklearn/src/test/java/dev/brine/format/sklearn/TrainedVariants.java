package dev.brine.format.sklearn;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Models that a real scikit-learn trains for a test: one run of {@code make_variants.py} in one Python. */
record TrainedVariants(String version, List<Variant> variants) {
    private static final long TIMEOUT_MINUTES = 10;

    /** Returns whether a Python is there that can train. */
    static boolean canRun(String python) {
        try {
            Process process = new ProcessBuilder(python, "-c", "import sklearn, joblib, numpy, pandas, lz4")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Trains into a folder. */
    static TrainedVariants train(String python, Path folder, long seed) throws IOException {
        Path script = folder.resolve("make_variants.py");
        try (InputStream source = TrainedVariants.class.getResourceAsStream("/make_variants.py")) {
            Files.copy(Objects.requireNonNull(source, "make_variants.py"), script);
        }
        Path log = folder.resolve("log.txt");
        Process process = new ProcessBuilder(python, script.toString(), folder.toString(), Long.toString(seed))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IOException("'%s' trained no variants: %s".formatted(python, Files.readString(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Python trained", e);
        } finally {
            process.destroyForcibly();
        }
        return read(folder);
    }

    private static TrainedVariants read(Path folder) throws IOException {
        JsonNode index =
                JsonMapper.shared().readTree(Files.readString(folder.resolve("index.json"), StandardCharsets.UTF_8));
        List<Variant> variants = new ArrayList<>();
        for (JsonNode name : index.get("written")) {
            variants.add(Variant.read(folder, name.asString()));
        }
        return new TrainedVariants(index.get("sklearn").asString(), variants);
    }
}
