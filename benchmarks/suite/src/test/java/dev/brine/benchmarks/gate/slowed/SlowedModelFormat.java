package dev.brine.benchmarks.gate.slowed;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.ModelWriter;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Does what a real format does and, where system properties say so, takes longer, writes more bytes or allocates more:
 * what the gate must find. Its variants are named after the format that does the work.
 *
 * <ul>
 *   <li>{@code brine.test.slowdown=load:0.20}: {@code load} or {@code save} takes 20 % longer
 *   <li>{@code brine.test.padding=0.05}: the file is 5 % longer
 *   <li>{@code brine.test.allocation=0.05}: loading allocates 5 % more
 * </ul>
 */
public final class SlowedModelFormat implements ModelFormat {
    private static final List<FormatVariant> VARIANTS = List.of(
            new FormatVariant("kryo", List.of("slowedkryo"), Set.of()),
            new FormatVariant("mmap", List.of("slowedmmap"), Set.of()));

    private static final String[] SLOWDOWN =
            System.getProperty("brine.test.slowdown", "none:0").split(":", 2);
    private static final double PADDING = Double.parseDouble(System.getProperty("brine.test.padding", "0"));
    private static final double ALLOCATION = Double.parseDouble(System.getProperty("brine.test.allocation", "0"));

    @SuppressWarnings("UnusedVariable") // keeps what is allocated from being left out
    private static volatile byte[] allocated = {};

    @Override
    public String name() {
        return "slowed";
    }

    @Override
    public List<FormatVariant> variants() {
        return VARIANTS;
    }

    /** Never by its bytes, which are another format's: only by its name. */
    @Override
    public boolean recognizes(ByteBuffer start) {
        return false;
    }

    @Override
    public Optional<ModelWriter> writer() {
        return Optional.of(SlowedModelFormat::write);
    }

    @Override
    public Optional<ModelReader> reader() {
        return Optional.of(SlowedModelFormat::open);
    }

    private static void write(SavedModel model, FormatVariant variant, WritableByteChannel sink, WriteOptions options)
            throws IOException {
        ModelFormat real = ModelFormats.forName(variant.name());
        FormatVariant realVariant = ModelFormats.variant(real, variant.name().equals("kryo") ? "tuned" : "raw");
        long start = System.nanoTime();
        Padding.Counting counting = new Padding.Counting(sink);
        real.writer().orElseThrow().write(model, realVariant, counting, options);
        if (PADDING > 0) {
            Padding.append(sink, counting.count(), PADDING);
        }
        spin("save", start);
    }

    private static OpenedModel open(ModelSource source, ReadOptions options) throws IOException {
        ModelSource unpadded = PADDING > 0 ? Padding.without(source) : source;
        long start = System.nanoTime();
        long before = allocatedBytes();
        OpenedModel opened = realFormat(unpadded).reader().orElseThrow().open(unpadded, options);
        if (ALLOCATION > 0) {
            allocated = new byte[(int) (ALLOCATION * (allocatedBytes() - before))];
        }
        spin("load", start);
        return opened;
    }

    private static ModelFormat realFormat(ModelSource source) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(64);
        try (var channel = source.open()) {
            channel.read(start);
        }
        start.flip();
        for (FormatVariant variant : VARIANTS) {
            ModelFormat real = ModelFormats.forName(variant.name());
            if (real.recognizes(start.asReadOnlyBuffer())) {
                return real;
            }
        }
        throw new IOException("of no format that can be slowed: " + source.name());
    }

    private static void spin(String operation, long start) {
        if (SLOWDOWN[0].equals(operation)) {
            long now = System.nanoTime();
            long end = now + (long) ((now - start) * Double.parseDouble(SLOWDOWN[1]));
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        }
    }

    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
