package dev.brine.format.sklearn.joblib;

import com.sun.management.ThreadMXBean;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.format.ModelFormats;
import dev.brine.format.ModelReader;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;

/** What must hold whatever the bytes are: they are read or refused in one line, within the limits. */
public final class FuzzTargets {
    private static final ReadLimits LIMITS = ReadLimits.defaults()
            .with(ReadLimit.TENSOR_BYTES, 1 << 24)
            .with(ReadLimit.PICKLE_MEMO_ENTRIES, 1 << 16)
            .with(ReadLimit.PICKLE_STACK, 1 << 16)
            .with(ReadLimit.PICKLE_OPERATIONS, 1 << 20)
            .with(ReadLimit.OBJECT_BYTES, 1 << 25)
            .with(ReadLimit.PICKLE_BYTES, 1 << 24);
    /** Objects, a stream, the window of a decoder and what each takes while it grows. */
    private static final long MAX_ALLOCATED_BYTES = 512L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private FuzzTargets() {}

    /** Reads what is not compressed: the pickle machine and joblib's arrays, thousands of times a second. */
    public static void stream(byte[] bytes) throws IOException {
        ByteBuffer start = ByteBuffer.wrap(bytes, 0, Math.min(StartBytes.BYTES, bytes.length));
        if (Codec.startingWith(start) == Codec.NONE) {
            file(bytes);
        }
    }

    /** Reads any file. */
    public static void file(byte[] bytes) throws IOException {
        check(() -> {
            try (PickleFile file = PickleFile.open(ModelSource.bytes("fuzz", bytes), LIMITS)) {
                Values.visit(file.root());
            }
        });
    }

    /** Reads any file as a model, with the format that the class path has for that. */
    public static void model(byte[] bytes) throws IOException {
        ModelReader reader = ModelFormats.forName("sklearn").reader().orElseThrow();
        ReadOptions options = ReadOptions.defaults().withLimits(LIMITS);
        check(() -> reader.open(ModelSource.bytes("fuzz", bytes), options).close());
    }

    /** What is tried with some bytes. */
    @FunctionalInterface
    private interface Trial {
        void run() throws IOException;
    }

    private static void check(Trial trial) throws IOException {
        long allocated = allocatedBy(trial);
        if (allocated > MAX_ALLOCATED_BYTES) { // the first run also loads classes, which the fuzzer instruments
            allocated = allocatedBy(trial);
        }
        if (allocated > MAX_ALLOCATED_BYTES) {
            throw new AssertionError("%d bytes were allocated".formatted(allocated));
        }
    }

    private static long allocatedBy(Trial trial) throws IOException {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try {
            trial.run();
        } catch (ModelFormatException e) {
            if (e.getMessage().contains("\n")) {
                throw new AssertionError("a message of several lines", e);
            }
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
