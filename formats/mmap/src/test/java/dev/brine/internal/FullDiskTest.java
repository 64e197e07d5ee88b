package dev.brine.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import dev.brine.format.WriteOptions;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real full disk: a file system in memory, mounted where only another process sees it. */
class FullDiskTest {
    private static final List<String> MOUNT = List.of(
            "unshare",
            "--mount",
            "--map-root-user",
            "sh",
            "-c",
            "mount -t tmpfs -o size=256k tmpfs \"$0\" && exec \"$@\"");
    private static final SavedModel SMALL = ConformanceModels.forest();
    private static final int TOO_LARGE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aFullDiskKeepsTheOldFileAndLeavesNoOther() throws Exception {
        assumeTrue(canMount(), "this user may not mount a file system");
        Process process = new ProcessBuilder(mounted(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FullDiskTest.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .start();
        assertThat(process.getInputStream())
                .asString(StandardCharsets.UTF_8)
                .isEqualToNormalizingNewlines("""
                        refused: No space left on device
                        [model.brine] holds %1$s
                        [model.brine] holds %1$s
                        """.formatted(StateDigest.of(SMALL.state())));
        assertThat(process.waitFor()).isZero();
    }

    private boolean canMount() throws InterruptedException {
        try {
            return new ProcessBuilder(mounted("true")).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> mounted(String... command) {
        List<String> all = new ArrayList<>(MOUNT);
        all.add(folder.toString());
        all.addAll(List.of(command));
        return all;
    }

    /** Saves to the full disk, and once more what fits. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0], "model.brine");
        WriteOptions options = WriteOptions.defaults().withDigest();
        Brine.save(SMALL, file, options);
        try {
            Brine.save(ConformanceModels.oneTensor(TOO_LARGE), file, options);
        } catch (IOException e) {
            System.out.println("refused: " + e.getMessage());
        }
        print(file);
        Brine.save(SMALL, file, options);
        print(file);
    }

    private static void print(Path file) throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            System.out.println(files.map(Path::getFileName).toList() + " holds "
                    + Brine.verify(file).digest());
        }
    }
}
