package dev.brine.format.npz;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tensors of a model as a zip of npy files, which {@code numpy.load} reads without pickle. FORMAT.md beside this
 * module is the specification.
 *
 * <p><b>When to use.</b> To look at a model's numbers in Python. It is written and never read: no file of arrays says
 * enough to make a model again.
 */
public final class NpzModelFormat implements ModelFormat {
    static final FormatVariant STORED =
            new FormatVariant("stored", List.of("npz"), Set.of(FormatTrait.DETERMINISTIC, FormatTrait.CROSS_LANGUAGE));
    static final FormatVariant DEFLATED = new FormatVariant(
            "deflated",
            List.of(),
            Set.of(FormatTrait.DETERMINISTIC, FormatTrait.CROSS_LANGUAGE, FormatTrait.COMPRESSED));

    private static final int ENTRY_MAGIC = 0x04034b50;
    private static final int NAME_LENGTH_OFFSET = 26;
    private static final int NAME_OFFSET = 30;

    /** Makes the format; loads nothing of its libraries. */
    public NpzModelFormat() {}

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public List<FormatVariant> variants() {
        return List.of(STORED, DEFLATED);
    }

    /** Recognizes a zip whose first entry is an npy file with a name short enough to be seen. */
    @Override
    public boolean recognizes(ByteBuffer start) {
        ByteBuffer header = start.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (header.limit() < NAME_OFFSET || header.getInt(0) != ENTRY_MAGIC) {
            return false;
        }
        int nameLength = Short.toUnsignedInt(header.getShort(NAME_LENGTH_OFFSET));
        if (nameLength > header.limit() - NAME_OFFSET) {
            return false;
        }
        byte[] name = new byte[nameLength];
        header.get(NAME_OFFSET, name);
        return new String(name, StandardCharsets.UTF_8).endsWith(NpyHeader.EXTENSION);
    }

    // A lambda, not a method reference: that would load commons-compress when the half is asked for.

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of((model, variant, sink, options) -> NpzModelWriter.write(model, variant, sink, options));
    }

    @Override
    public Map<String, String> libraryVersions() {
        Properties versions = new Properties();
        try (InputStream in = NpzModelFormat.class.getResourceAsStream("libraries.properties")) {
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("libraries.properties of brine-format-npz cannot be read", e);
        }
        Map<String, String> sorted = new TreeMap<>();
        versions.stringPropertyNames().forEach(name -> sorted.put(name, versions.getProperty(name)));
        return sorted;
    }
}
