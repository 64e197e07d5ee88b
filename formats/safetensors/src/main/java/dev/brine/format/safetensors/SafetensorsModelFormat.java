package dev.brine.format.safetensors;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tensors of a model as a safetensors file, for Python, Rust and whoever else reads it. FORMAT.md beside this module
 * is the specification.
 *
 * <p><b>When to use.</b> To hand a model's numbers to a program that maps them. It is written and never read: the
 * file has no checksum and no room for groups, and {@code mmap} is the format to serve from.
 */
public final class SafetensorsModelFormat implements ModelFormat {
    static final FormatVariant DEFAULT = new FormatVariant(
            "default", List.of("safetensors"), Set.of(FormatTrait.DETERMINISTIC, FormatTrait.CROSS_LANGUAGE));

    /** Makes the format; loads nothing of its library. */
    public SafetensorsModelFormat() {}

    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public List<FormatVariant> variants() {
        return List.of(DEFAULT);
    }

    /** Recognizes a header length within the cap before a JSON object that is not empty: the format has no magic number. */
    @Override
    public boolean recognizes(ByteBuffer start) {
        ByteBuffer header = start.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (header.limit() < Long.BYTES + 2) {
            return false;
        }
        long headerBytes = header.getLong(0);
        return headerBytes >= 2
                && headerBytes <= SafetensorsHeader.MAX_HEADER_BYTES
                && header.get(Long.BYTES) == '{'
                && header.get(Long.BYTES + 1) == '"';
    }

    // A lambda, not a method reference: that would load Jackson when the half is asked for.

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of((model, variant, sink, options) -> SafetensorsModelWriter.write(model, sink, options));
    }

    @Override
    public Map<String, String> libraryVersions() {
        Properties versions = new Properties();
        try (InputStream in = SafetensorsModelFormat.class.getResourceAsStream("libraries.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("libraries.properties of brine-format-safetensors cannot be read", e);
        }
        Map<String, String> sorted = new TreeMap<>();
        versions.stringPropertyNames().forEach(name -> sorted.put(name, versions.getProperty(name)));
        return sorted;
    }
}
