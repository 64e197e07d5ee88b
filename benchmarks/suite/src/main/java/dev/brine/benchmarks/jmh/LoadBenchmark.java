package dev.brine.benchmarks.jmh;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.process.StateChecksum;
import dev.brine.format.ReadOptions;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Loads or opens a model's file, which lies in the page cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LoadBenchmark {
    private Path file;
    private ReadOptions onHeap;
    private ReadOptions mapped;
    private double[] row;
    private Row textRow;
    private double[] output;

    /** Proves the file and takes the first verification row. */
    @Setup(Level.Trial)
    public void prove() throws IOException {
        Trial.prove();
        file = Trial.file();
        onHeap = Trial.readOptions();
        mapped = Trial.mappedOptions();
        try (ModelFile reference = Brine.open(Trial.reference())) {
            VerificationSet set = reference.saved().verification();
            ModelState state = reference.saved().state();
            if (state.signature().stringColumns().isEmpty()) {
                row = set.row(state.signature(), 0).numbers();
            } else {
                textRow = set.row(state.signature(), 0);
            }
            output = new double[state.outputs().count()];
        }
    }

    /** Loads onto the heap. */
    @Benchmark
    public Model load(CleanStart start) throws IOException {
        return Brine.load(file, onHeap);
    }

    /** Opens, mapped where the format can, and closes. */
    @Benchmark
    public Model open(CleanStart start) throws IOException {
        try (ModelFile opened = Brine.open(file, mapped)) {
            return opened.model();
        }
    }

    /** Opens, mapped where the format can, predicts one row and closes. */
    @Benchmark
    public double firstPrediction(CleanStart start) throws IOException {
        try (ModelFile opened = Brine.open(start.file(), mapped)) {
            Predictor predictor = opened.model().newPredictor();
            if (textRow == null) {
                predictor.predict(row, output);
            } else {
                predictor.predict(textRow, output);
            }
            return output[0];
        }
    }

    /** Opens, mapped where the format can, reads every element of every tensor and closes. */
    @Benchmark
    public long materialise(CleanStart start) throws IOException {
        try (ModelFile opened = Brine.open(file, mapped)) {
            return StateChecksum.of(opened.saved().state());
        }
    }
}
