package dev.brine.format.testkit.toy;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelWriter;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * An honest format in three small classes.
 *
 * <p><b>Layout</b>, big-endian: {@code [int32]} magic {@code "TOY!"}, {@code [int32]} version 1, {@code [int32]} manifest
 * bytes, the manifest, the elements of each tensor in the manifest's order, little-endian, without a gap; {@code
 * [int32]} CRC-32C of all bytes before it.
 */
public final class ToyModelFormat implements ModelFormat {
    private static final ToyLayout LAYOUT = ToyLayout.of(0x544f5921, "toy");

    /** Makes the format. */
    public ToyModelFormat() {}

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public List<FormatVariant> variants() {
        return List.of(LAYOUT.variant());
    }

    @Override
    public boolean recognizes(ByteBuffer start) {
        return start.remaining() >= Integer.BYTES && start.getInt(0) == LAYOUT.magic();
    }

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of(new ToyModelWriter(LAYOUT));
    }

    @Override
    public Optional<ModelReader> reader() {
        return Optional.of(new ToyModelReader(LAYOUT));
    }
}
