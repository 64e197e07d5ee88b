package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.model.StateDigest;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reads golden files with a reader in Python that was written from FORMAT.md. */
class IndependentReaderTest {
    @TempDir
    static Path folder;

    private static Path script;

    @BeforeAll
    static void needsPython() throws IOException, InterruptedException {
        boolean found;
        try {
            found = new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 7))")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            found = false;
        }
        assumeTrue(found, "no python3 of 3.7 or later on the path: the independent reader was not run");
        script = folder.resolve("read_brine.py");
        try (var in = IndependentReaderTest.class.getResourceAsStream("/read_brine.py")) {
            Files.write(script, in.readAllBytes());
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsTheSameTensors(GoldenFileTest.Golden golden) throws Exception {
        assertThat(run(golden.stored(), 0)).containsExactlyElementsOf(listing(golden.model));
    }

    @Test
    void refusesDamage() throws Exception {
        byte[] file = GoldenFileTest.Golden.TINY_CHUNKS.stored();
        file[64] ^= 1;
        assertThat(run(file, 1)).last().asString().contains("rule 20");
    }

    private static List<String> run(byte[] file, int expectedStatus) throws Exception {
        Path path = Files.write(folder.resolve("file.brine"), file);
        Process process = new ProcessBuilder("python3", script.toString(), path.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isEqualTo(expectedStatus);
        return output.lines().toList();
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
