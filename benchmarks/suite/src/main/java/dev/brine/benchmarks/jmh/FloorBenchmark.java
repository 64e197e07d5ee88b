package dev.brine.benchmarks.jmh;

import dev.brine.model.ModelKinds;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The floors: what the machine does with the same bytes when no format is in the way. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FloorBenchmark {
    /** The arrays of the reference model and their raw file. */
    @State(Scope.Benchmark)
    public static class Raw {
        Path file;
        RawArrays arrays;
        BareModel bare;
        double[][] rows;
        double[] expected;

        /** Loads the reference and writes its raw file. */
        @Setup(Level.Trial)
        public void load() throws IOException {
            SavedModel reference = Trial.loadReference();
            VerificationSet set = reference.verification();
            file = Trial.file();
            arrays = RawArrays.of(reference.state());
            boolean isKnown = BareModel.missing(reference.state()).isEmpty();
            bare = isKnown ? BareModel.of(reference.state(), arrays) : null;
            rows = new double[isKnown ? Math.toIntExact(set.rowCount()) : 0][];
            expected = new double[rows.length];
            Predictor predictor = ModelKinds.view(reference.state()).newPredictor();
            double[] output = new double[reference.state().outputs().count()];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = set.row(reference.state().signature(), i).numbers();
                predictor.predict(rows[i], output);
                expected[i] = output[0];
            }
            Files.deleteIfExists(file);
            arrays.write(file);
        }

        /**
         * Proves that the floor predicts what the model predicts, from the raw file and from the arrays; of a model that has
         * no bare form, that the raw file holds the arrays.
         */
        @TearDown(Level.Trial)
        public void prove() throws IOException {
            if (!Files.exists(file)) {
                arrays.write(file);
            }
            String proof = bare == null ? proveArrays() : provePredictions();
            Files.writeString(Path.of(Trial.property(Trial.PROOF)), proof);
            Files.delete(file);
        }

        private String proveArrays() throws IOException {
            if (!arrays.areIn(file)) {
                throw new IllegalStateException("the raw file holds other arrays than were written");
            }
            return "%,d tensor bytes equal".formatted(Files.size(file));
        }

        private String provePredictions() throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
                map.order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 0; i < rows.length; i++) {
                    double mapped = bare.predictMapped(map, rows[i]);
                    double heap = bare.predictHeap(rows[i]);
                    if (mapped != expected[i] || heap != expected[i]) {
                        throw new IllegalStateException("the floor predicts %s mapped and %s on the heap, expected %s"
                                .formatted(mapped, heap, expected[i]));
                    }
                }
            }
            return "%d predictions equal".formatted(rows.length);
        }
    }

    /** Writes the arrays to a new file in the page cache. */
    @State(Scope.Benchmark)
    public static class NewFile {
        /** Removes the file of the last shot. */
        @Setup(Level.Iteration)
        public void remove() throws IOException {
            Files.deleteIfExists(Trial.file());
        }
    }

    /** Copies the heap arrays through a 1 MiB direct buffer into a new file. */
    @Benchmark
    public void rawChannelWrite(Raw raw, NewFile file, CleanStart start) throws IOException {
        raw.arrays.write(raw.file);
    }

    /** Reads the file into fresh heap arrays. */
    @Benchmark
    public Object[] rawChannelRead(Raw raw, CleanStart start) throws IOException {
        return raw.arrays.read(start.file());
    }

    /** Maps the file and predicts one row. */
    @Benchmark
    public double bareMap(Raw raw, CleanStart start) throws IOException {
        try (FileChannel channel = FileChannel.open(raw.file, StandardOpenOption.READ)) {
            MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return raw.bare.predictMapped(map.order(ByteOrder.LITTLE_ENDIAN), raw.rows[0]);
        }
    }

    /** Predicts every verification row from the plain arrays. */
    @Benchmark
    public double bareWalk(Raw raw) {
        double sum = 0;
        for (double[] row : raw.rows) {
            sum += raw.bare.predictHeap(row);
        }
        return sum;
    }
}
