package dev.brine.benchmarks.goals;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.jmh.RawArrays;
import dev.brine.benchmarks.process.BareForest;
import dev.brine.benchmarks.process.BareForests;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.Model;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a probe can measure. Times are milliseconds; what is not the subject happens before the clock starts. */
final class Shots {
    private static final ReadOptions MAPPED = ReadOptions.trusted().withMode(ReadOptions.Mode.MAPPED);
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int COPIED_BYTES = 64 << 20;

    private final Path reference;
    private final List<ModelFile> held = new ArrayList<>();
    private @Nullable ProbeRows rows;
    private @Nullable SavedModel heapModel;
    private @Nullable RawArrays arrays;
    private @Nullable BareForest bare;
    private byte @Nullable [] source;
    private byte @Nullable [] target;

    /** @param reference raw container of a forest with verification rows */
    Shots(Path reference) {
        this.reference = reference;
    }

    /** Takes one shot; {@code request[2]} and {@code request[3]} are the verb's arguments. */
    double take(String verb, String... request) throws IOException, InterruptedException {
        return switch (verb) {
            case "save" -> save(heapModel(), Path.of(request[2]), request[3]);
            case "save-mapped" -> saveMapped(Path.of(request[2]), request[3]);
            case "raw-write" -> rawWrite(Path.of(request[2]));
            case "load" -> load(Path.of(request[2]));
            case "raw-read" -> rawRead(Path.of(request[2]));
            case "open" -> open(Path.of(request[2]));
            case "first" -> first(Path.of(request[2]));
            case "bare" -> bareMap(Path.of(request[2]));
            case "read" -> sequentialRead(Path.of(request[2]));
            case "predict" -> predict(request[2].equals("mapped"), Integer.parseInt(request[3]));
            case "hold" -> hold(Path.of(request[2]));
            case "settle" -> Settling.settle();
            case "copy" -> copy();
            default -> throw new IllegalArgumentException("unknown verb '%s'".formatted(verb));
        };
    }

    private double save(SavedModel model, Path out, String variant) throws IOException {
        WriteOptions options =
                WriteOptions.defaults().withFormat("mmap", variant).withoutForce();
        Files.deleteIfExists(out);
        long start = System.nanoTime();
        Brine.save(model, out, options);
        return millisSince(start);
    }

    private double saveMapped(Path out, String variant) throws IOException {
        try (ModelFile file = Brine.open(reference, MAPPED)) {
            return save(file.saved(), out, variant);
        }
    }

    private double rawWrite(Path out) throws IOException {
        RawArrays written = arrays();
        Files.deleteIfExists(out);
        long start = System.nanoTime();
        written.write(out);
        return millisSince(start);
    }

    private double load(Path file) throws IOException {
        System.gc();
        long start = System.nanoTime();
        Model model = Brine.load(file, ReadOptions.trusted());
        double millis = millisSince(start);
        rows().check(model.newPredictor());
        return millis;
    }

    private double rawRead(Path file) throws IOException {
        RawArrays shape = arrays();
        System.gc();
        long start = System.nanoTime();
        Object[] read = shape.read(file);
        double millis = millisSince(start);
        if (read.length == 0) {
            throw new IllegalStateException("nothing was read");
        }
        return millis;
    }

    private static double open(Path file) throws IOException {
        long start = System.nanoTime();
        try (ModelFile opened = Brine.open(file, MAPPED)) {
            if (opened.saved().state().tensors().isEmpty()) {
                throw new IllegalStateException("nothing was opened");
            }
        }
        return millisSince(start);
    }

    private double first(Path file) throws IOException {
        ProbeRows used = rows();
        long start = System.nanoTime();
        try (ModelFile opened = Brine.open(file, MAPPED)) {
            used.predictNext(opened.model().newPredictor());
            return used.proved(millisSince(start));
        }
    }

    private double bareMap(Path file) throws IOException {
        ProbeRows used = rows();
        BareForest forest = bare();
        long start = System.nanoTime();
        used.predictNext(BareMap.of(forest, file));
        return used.proved(millisSince(start));
    }

    private static double sequentialRead(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        long start = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (channel.read(buffer.clear()) >= 0) {}
        }
        return millisSince(start);
    }

    /** Returns predictions a second over the given time, row after row. */
    private double predict(boolean isMapped, int millis) throws IOException {
        try (ModelFile file = Brine.open(reference, isMapped ? MAPPED : ReadOptions.defaults())) {
            return rows().throughput(file.model().newPredictor(), millis);
        }
    }

    /** Maps a table, reads all of it, predicts, and keeps it open until the process ends. */
    private double hold(Path file) throws IOException {
        ModelFile opened = Brine.open(file, MAPPED);
        held.add(opened);
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        long start = System.nanoTime();
        opened.saved().state().tensors().values().forEach(tensor -> {
            long step = BUFFER_BYTES / tensor.elementType().byteSize();
            for (long first = 0; first < tensor.elementCount(); first += step) {
                tensor.copyTo(first, buffer.clear());
            }
        });
        Predictor predictor = opened.model().newPredictor();
        predictor.predict(
                new double[opened.saved().state().signature().count()],
                new double[opened.saved().state().outputs().count()]);
        return millisSince(start);
    }

    /** Copies memory that was touched before; the first copy touches it. */
    private double copy() {
        byte[] from = source == null ? new byte[COPIED_BYTES] : source;
        byte[] to = target == null ? new byte[COPIED_BYTES] : target;
        source = from;
        target = to;
        long start = System.nanoTime();
        System.arraycopy(from, 0, to, 0, COPIED_BYTES);
        return millisSince(start);
    }

    private ProbeRows rows() throws IOException {
        ProbeRows known = rows;
        if (known == null) {
            try (ModelFile file = Brine.open(reference, MAPPED)) {
                known = new ProbeRows(file.saved());
            }
            rows = known;
        }
        return known;
    }

    private SavedModel heapModel() throws IOException {
        SavedModel known = heapModel;
        if (known == null) {
            try (ModelFile file = Brine.open(reference, ReadOptions.defaults())) {
                known = file.saved();
            }
            heapModel = known;
        }
        return known;
    }

    private RawArrays arrays() throws IOException {
        RawArrays known = arrays;
        if (known == null) {
            known = RawArrays.of(heapModel().state());
            arrays = known;
        }
        return known;
    }

    private BareForest bare() throws IOException {
        BareForest known = bare;
        if (known == null) {
            try (ModelFile file = Brine.open(reference, MAPPED)) {
                known = BareForests.of(file.saved().state())
                        .orElseThrow(() -> new IllegalStateException("no bare walk for this model"));
            }
            bare = known;
        }
        return known;
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
