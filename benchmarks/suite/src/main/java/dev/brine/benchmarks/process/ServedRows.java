package dev.brine.benchmarks.process;

import dev.brine.model.Model;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import dev.brine.reports.result.ProcessStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the rows of a file over and over, the first one alone and the others in batches, and marks each decade. Every
 * row's outputs are kept at its first turn and compared bitwise at each later one.
 */
final class ServedRows {
    private static final int DECADE = 10;

    private final double[] rows;
    private final int inputs;
    private final @Nullable String[][] columns;
    private double[] kept = new double[0];
    private int outputs;
    private long served;

    /** Predicts many rows at once. No lambda implements it: its bootstrap would take longer than what is measured. */
    interface BatchPredictor {
        /**
         * Predicts rows of those that are served.
         *
         * @param from place of the first row
         * @param count how many rows
         * @param out receives exactly {@code count} times the outputs
         */
        void predict(int from, int count, double[] out);
    }

    private ServedRows(double[] rows, int inputs, @Nullable String[][] columns) {
        this.rows = rows;
        this.inputs = inputs;
        this.columns = columns;
    }

    /** Reads rows that {@link RowFiles} wrote. */
    static ServedRows read(Path file, int inputs) throws IOException {
        double[] rows = RowFiles.readNumbers(file);
        return new ServedRows(rows, inputs, RowFiles.readTexts(file, inputs, rows.length / inputs));
    }

    /** Returns how many rows there are. */
    int count() {
        return rows.length / inputs;
    }

    /** Returns what predicts these rows with a model. */
    BatchPredictor predictor(Model model) {
        return columns.length == 0 ? new ModelPredictor(model.newPredictor(), this) : new TextPredictor(model, this);
    }

    /** Returns rows of numbers, row-major; all of them are shared: do not change them. */
    double[] numbers(int from, int count) {
        boolean isWhole = from == 0 && count * inputs == rows.length;
        return isWhole ? rows : Arrays.copyOfRange(rows, from * inputs, (from + count) * inputs);
    }

    /** Returns the cells of a row, where columns hold texts. */
    @Nullable
    Object[] cells(int row) {
        @Nullable Object[] cells = new @Nullable Object[inputs];
        for (int column = 0; column < inputs; column++) {
            if (columns[column].length == 0) {
                cells[column] = rows[row * inputs + column];
            } else {
                cells[column] = columns[column][row];
            }
        }
        return cells;
    }

    /** Predicts the first row. */
    void first(BatchPredictor predictor, int outputCount) {
        outputs = outputCount;
        kept = new double[count() * outputs];
        batch(predictor, 1);
    }

    /**
     * Serves decade after decade.
     *
     * @param decades how many at most
     * @param capMillis none is begun that would, at the pace of the one before it, end later after the first stage
     */
    void serve(BatchPredictor predictor, Stages stages, int decades, long capMillis) {
        long target = 1;
        for (int decade = 0; decade < decades; decade++) {
            boolean isPaced = decade > 0;
            if (isPaced && stages.allMillis() + DECADE * stages.lastMillis() > capMillis) {
                return;
            }
            target *= DECADE;
            while (served < target) {
                batch(predictor, (int) Math.min(target - served, count() - place()));
            }
            stages.mark(ProcessStart.SERVED.concat(Long.toString(target)));
        }
    }

    /** Predicts each row that has not had its first turn. */
    void serveAll(BatchPredictor predictor) {
        while (served < count()) {
            batch(predictor, count() - place());
        }
    }

    private int place() {
        return (int) (served % count());
    }

    private void batch(BatchPredictor predictor, int count) {
        int from = place();
        double[] out = new double[count * outputs];
        predictor.predict(from, count, out);
        if (served < count()) {
            System.arraycopy(out, 0, kept, from * outputs, out.length);
        } else if (!Arrays.equals(out, 0, out.length, kept, from * outputs, from * outputs + out.length)) {
            throw new IllegalStateException(
                    "after %,d predictions a row is predicted otherwise than at its first turn".formatted(served));
        }
        served += count;
    }

    /** Writes the outputs of the rows that had a turn, little-endian binary64, row-major. */
    void write(Path file) throws IOException {
        int known = (int) Math.min(served, count()) * outputs;
        ByteBuffer bytes = ByteBuffer.allocate(known * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(kept, 0, known);
        Files.write(file, bytes.array());
    }

    /** A model's own predictor, of rows of numbers. */
    private static final class ModelPredictor implements BatchPredictor {
        private final Predictor predictor;
        private final ServedRows rows;

        ModelPredictor(Predictor predictor, ServedRows rows) {
            this.predictor = predictor;
            this.rows = rows;
        }

        @Override
        public void predict(int from, int count, double[] out) {
            double[] numbers = rows.numbers(from, count);
            if (count == 1) {
                predictor.predict(numbers, out);
            } else {
                predictor.predictBatch(numbers, count, out);
            }
        }
    }

    /** A model's own predictor, of rows that hold texts, one by one. A row is made of its cells before its first turn. */
    private static final class TextPredictor implements BatchPredictor {
        private final Signature signature;
        private final Predictor predictor;
        private final ServedRows rows;
        private final @Nullable Row[] made;
        private final double[] outputs;

        TextPredictor(Model model, ServedRows rows) {
            this.signature = model.state().signature();
            this.predictor = model.newPredictor();
            this.rows = rows;
            this.made = new @Nullable Row[rows.count()];
            this.outputs = new double[model.state().outputs().count()];
        }

        @Override
        public void predict(int from, int count, double[] out) {
            for (int i = 0; i < count; i++) {
                predictor.predict(row(from + i), outputs);
                System.arraycopy(outputs, 0, out, i * outputs.length, outputs.length);
            }
        }

        private Row row(int place) {
            Row row = made[place];
            if (row == null) {
                row = Row.of(signature, rows.cells(place));
                made[place] = row;
            }
            return row;
        }
    }
}
