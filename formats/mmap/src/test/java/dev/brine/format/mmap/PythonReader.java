package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.manifest.StateDigest;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/** The reader in Python that was written from FORMAT.md: shares no code with the format. */
final class PythonReader {
    private static final boolean FOUND = runs("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 7))");
    private static final boolean ZSTD_FOUND = runs("zstd", "--version");
    private static final int REQUIRED_FLAGS_OFFSET = 12;

    private PythonReader() {}

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    /** Skips the test, visibly, where there is no Python, or no zstd for a file with codecs. */
    static void assume(byte[] file) {
        assumeTrue(FOUND, "no python3 of 3.7 or later on the path: the independent reader was not run");
        boolean hasCodecs = (file[REQUIRED_FLAGS_OFFSET] & 1) != 0;
        assumeTrue(ZSTD_FOUND || !hasCodecs, "no zstd on the path: the independent reader was not run on zstd chunks");
    }

    /** Checks that it finds the model's digest, tensors and verification rows in a file. */
    static void assertReads(byte[] file, SavedModel model) throws IOException {
        assertThat(run(file, 0)).isEqualTo(String.join("\n", listing(model)) + "\n");
    }

    /** Returns what it prints about a file. */
    static String run(byte[] file, int expectedStatus) throws IOException {
        Path path = Files.createTempFile("independent-reader", ".brine");
        try {
            Files.write(path, file);
            Process process = new ProcessBuilder("python3", script().toString(), path.toString())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isEqualTo(expectedStatus);
            return output;
        } catch (InterruptedException e) {
            throw new IOException("interrupted while Python ran", e);
        } finally {
            Files.delete(path);
        }
    }

    private static Path script() {
        try {
            return Path.of(Objects.requireNonNull(PythonReader.class.getResource("/read_brine.py"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> listing(SavedModel model) {
        List<String> lines = new ArrayList<>();
        lines.add("digest " + StateDigest.of(model.state()));
        addState("", model.state(), lines);
        lines.add(line("(rows)", model.verification().rows()));
        lines.add(line("(expected)", model.verification().expected()));
        return lines;
    }

    private static void addState(String prefix, ModelState state, List<String> lines) {
        state.tensors().forEach((name, tensor) -> lines.add(line(prefix + name, tensor)));
        state.children().forEach((name, child) -> addState(prefix + name + "/", child, lines));
    }

    private static String line(String name, Tensor tensor) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(tensor.byteSize()));
        tensor.copyTo(0, bytes);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return "%s %s %s %s"
                    .formatted(
                            name,
                            tensor.elementType(),
                            tensor.shape(),
                            HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
