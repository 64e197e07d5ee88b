package dev.brine.benchmarks.jmh;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.util.Arrays;
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

/**
 * Predicts all verification rows with a model that is open, mapped where the format can: one after the other, or by one
 * call, which takes rows of numbers only.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PredictBenchmark {
    private ModelFile opened;
    private Predictor predictor;
    private double[][] rows;
    private Row[] textRows;
    private double[] output;
    private double[] flatRows;
    private double[] outputs;

    /** Opens the model and proves it. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        opened = Brine.open(Trial.file(), Trial.mappedOptions());
        Trial.prove(opened);
        predictor = opened.model().newPredictor();
        VerificationSet set = opened.saved().verification();
        ModelState state = opened.saved().state();
        Row[] all = new Row[Math.toIntExact(set.rowCount())];
        for (int i = 0; i < all.length; i++) {
            all[i] = set.row(state.signature(), i);
        }
        boolean hasTexts = !state.signature().stringColumns().isEmpty();
        textRows = hasTexts ? all : new Row[0];
        rows = hasTexts ? new double[0][] : Arrays.stream(all).map(Row::numbers).toArray(double[][]::new);
        output = new double[state.outputs().count()];
        flatRows = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        outputs = new double[rows.length * output.length];
    }

    /** Predicts every row. */
    @Benchmark
    public double predict() {
        double sum = 0;
        for (double[] row : rows) {
            predictor.predict(row, output);
            sum += output[0];
        }
        for (Row row : textRows) {
            predictor.predict(row, output);
            sum += output[0];
        }
        return sum;
    }

    /** Predicts every row by one call. */
    @Benchmark
    public double[] predictBatch() {
        predictor.predictBatch(flatRows, rows.length, outputs);
        return outputs;
    }

    /** Closes the model. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        opened.close();
    }
}
