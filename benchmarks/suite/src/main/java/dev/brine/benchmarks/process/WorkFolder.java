package dev.brine.benchmarks.process;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for the files of a run, removed with all that is in it when this is closed.
 *
 * @param path of the folder
 */
public record WorkFolder(Path path) implements Closeable {
    /** Makes a folder of a new name. */
    public static WorkFolder in(Path parent) throws IOException {
        return new WorkFolder(Files.createTempDirectory(Files.createDirectories(parent), "brine")
                .toAbsolutePath());
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
