package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.model.ModelKinds;
import dev.brine.model.Predictor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A file that is truncated in place while it is mapped: the limit of the operating system. Tried in a process of its own,
 * which may end.
 */
class TruncationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"unchecked", "checked"})
    void accessBeyondTheEndIsAnInternalErrorOrTheEndOfTheProcess(String checks) throws Exception {
        Path path = Samples.file(folder, Samples.write(Samples.forest(), 4096));
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=" + folder.resolve("hs_err.log"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        path.toString(),
                        checks)
                .redirectErrorStream(true)
                .directory(folder.toFile())
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(1, TimeUnit.MINUTES)).as("child ended").isTrue();
        assertThat(output).as("output of the child").contains("predicted before");
        if (child.exitValue() == 0) {
            assertThat(output).contains("then InternalError");
        }
    }

    @Test
    void aFileThatIsShorterWhenItIsOpenedIsRefused() throws IOException {
        Path path = Samples.file(folder, Samples.write(Samples.forest(), 4096));
        truncate(path);
        for (ReadOptions.Mode mode : ReadOptions.Mode.values()) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> Samples.open(path, ReadOptions.defaults().withMode(mode)))
                    .isInstanceOf(dev.brine.error.CorruptModelException.class)
                    .hasMessageContaining("truncated");
        }
    }

    private static void truncate(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(4096);
        }
    }

    /** Predicts, truncates the file that it mapped, and predicts again. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            Path path = Path.of(arguments[0]);
            ReadOptions mapped = ReadOptions.defaults().withMode(ReadOptions.Mode.MAPPED);
            ReadOptions options = arguments[1].equals("checked") ? mapped.withChecks() : mapped;
            try (OpenedModel opened = Samples.open(path, options)) {
                Predictor predictor = ModelKinds.view(opened.saved().state()).newPredictor();
                if (!options.isChecked()) {
                    predictor.predict(new double[4], new double[1]);
                }
                System.out.println("predicted before");
                truncate(path);
                predictor.predict(new double[4], new double[1]);
                System.out.println("then predicted");
            } catch (InternalError e) {
                System.out.println("then InternalError: " + e.getMessage());
            }
        }
    }
}
