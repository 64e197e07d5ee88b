package dev.brine.format.testkit.toy;

import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An honest format in three small classes.
 *
 * <p><b>Layout</b>, big-endian: {@code [int32]} magic {@code "TOY!"}, {@code [int32]} version 1, {@code [int32]} manifest
 * bytes, the manifest, the elements of each tensor in the manifest's order, little-endian, without a gap; {@code
 * [int32]} CRC-32C of all bytes before it.
 */
public final class ToyModelFormat implements ModelFormat {
    static final int MAGIC = 0x544f5921;
    static final int VERSION = 1;
    static final int HEADER_BYTES = 3 * Integer.BYTES;
    static final int FOOTER_BYTES = Integer.BYTES;

    static final FormatVariant VARIANT = new FormatVariant(
            "default",
            List.of("toy"),
            Set.of(FormatTrait.CHECKSUMMED, FormatTrait.DETERMINISTIC, FormatTrait.UNTRUSTED_INPUT));

    /** For {@link java.util.ServiceLoader}. */
    public ToyModelFormat() {}

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public List<FormatVariant> variants() {
        return List.of(VARIANT);
    }

    @Override
    public boolean recognizes(ByteBuffer start) {
        return start.remaining() >= Integer.BYTES && start.getInt(0) == MAGIC;
    }

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of(new ToyModelWriter());
    }

    @Override
    public Optional<ModelReader> reader() {
        return Optional.of(new ToyModelReader());
    }
}
