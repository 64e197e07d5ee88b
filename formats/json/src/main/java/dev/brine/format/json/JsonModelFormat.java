package dev.brine.format.json;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.ModelWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Models as JSON text that people and any language can read, plain or compressed. FORMAT.md beside this module is the
 * specification.
 *
 * <p><b>When to use.</b> To look into a model, to compare two by line, to move one to another language. It is the slowest
 * format to load and, uncompressed, the largest.
 */
public final class JsonModelFormat implements ModelFormat {
    private static final int NATIVE_ACCESS_JDK = 22;

    /** Makes the format; loads nothing of Jackson or a codec. */
    public JsonModelFormat() {}

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<FormatVariant> variants() {
        return Arrays.stream(Codec.values()).map(Codec::variant).toList();
    }

    @Override
    public List<FormatVariant> comparedVariants() {
        return List.of(Codec.GZIP.variant(), Codec.ZSTD.variant());
    }

    @Override
    public List<FormatVariant> leadingVariants() {
        return List.of(Codec.ZSTD.variant());
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean recognizes(ByteBuffer start) {
        return Codec.startingWith(start).isPresent();
    }

    @Override
    public boolean confirms(ModelSource source) throws IOException {
        return JsonModelReader.startsDocument(source);
    }

    // Lambdas, not method references: those would load Jackson when the half is asked for, not when it works.

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of((model, variant, sink, options) -> JsonModelWriter.write(model, variant, sink, options));
    }

    @Override
    public Optional<ModelReader> reader() {
        return Optional.of((source, options) -> JsonModelReader.open(source, options));
    }

    @Override
    public List<String> jvmFlags(int jdk) {
        return jdk >= NATIVE_ACCESS_JDK ? List.of("--enable-native-access=ALL-UNNAMED") : List.of();
    }

    @Override
    public Map<String, String> libraryVersions() {
        Properties versions = new Properties();
        try (InputStream in = JsonModelFormat.class.getResourceAsStream("libraries.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("libraries.properties of brine-format-json cannot be read", e);
        }
        Map<String, String> sorted = new TreeMap<>();
        versions.stringPropertyNames().forEach(name -> sorted.put(name, versions.getProperty(name)));
        return sorted;
    }
}
