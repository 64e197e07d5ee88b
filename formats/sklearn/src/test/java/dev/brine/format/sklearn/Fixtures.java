package dev.brine.format.sklearn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code src/test/resources/fixtures}. */
public final class Fixtures {
    private Fixtures() {}

    /** Returns a file, such as {@code streams/tree.joblib}. */
    public static Path path(String name) {
        try {
            return Path.of(Fixtures.class.getResource("/fixtures").toURI()).resolve(name);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the bytes of a file. */
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of all files in a folder, sorted; a folder is all of those below the root for an empty name. */
    public static List<String> names(String folder) {
        Path root = path("");
        try (Stream<Path> files = Files.walk(path(folder))) {
            return files.map(file -> root.relativize(file).toString())
                    .filter(name -> name.endsWith(".joblib") || name.endsWith(".pkl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
