package dev.brine.benchmarks.run;

import dev.brine.format.ModelFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/** What a format's libraries weigh, as its module's build wrote it down. */
final class LibraryBytes {
    private LibraryBytes() {}

    /**
     * Returns the bytes of all jars that the format's module has at run time, Brine's own not counted; empty where its
     * build wrote none.
     */
    static OptionalLong of(ModelFormat format) {
        String name = "/META-INF/brine/brine-format-%s.library-bytes".formatted(format.name());
        try (InputStream in = format.getClass().getResourceAsStream(name)) {
            return in == null
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
