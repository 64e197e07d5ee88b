package dev.brine.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import dev.brine.error.UnsupportedModelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is no file is refused at once: opening a pipe would wait for its writer, a device never ends. */
class FileModelSourceTest {
    @TempDir
    Path folder;

    private static void assertRefused(Path path, String words) {
        assertRefused(path, words, () -> Brine.open(path).close());
        assertRefused(path, words, () -> ModelSource.file(path).open().close());
    }

    private static void assertRefused(Path path, String words, ThrowingCallable opening) {
        assertThatThrownBy(opening)
                .isInstanceOf(FileSystemException.class)
                .hasMessageStartingWith(path.toString())
                .hasMessageContaining(words);
    }

    @Test
    void aFolderThatNoFormatKnowsIsRefused() {
        assertRefused(
                folder,
                "is a folder, expected a file",
                () -> ModelSource.file(folder).open().close());
        assertThatThrownBy(() -> Brine.open(folder).close())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageStartingWith(folder + ": is a folder, expected a file; no format");
    }

    @Test
    @Timeout(10)
    void aPipeIsRefused() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "/usr/bin/mkfifo is there");
        Process mkfifo = new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start();
        assumeTrue(mkfifo.waitFor(5, TimeUnit.SECONDS) && mkfifo.exitValue() == 0, "the file system has pipes");
        assertRefused(pipe, "is a pipe or a device");
    }

    @Test
    @Timeout(10)
    void aDeviceIsRefused() {
        Path zero = Path.of("/dev/zero");
        assumeTrue(Files.exists(zero), "/dev/zero is there");
        assertRefused(zero, "is a pipe or a device");
    }
}
