package dev.brine.benchmarks.process;

import dev.brine.reports.result.ProcessStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Predicts the rows of a file over and over, the first one alone and the others in batches, and marks each decade. Every
 * row's outputs are kept at its first turn and compared bitwise at each later one.
 */
final class ServedRows {
    private static final int DECADE = 10;

    private final double[] rows;
    private final int inputs;
    private double[] kept = new double[0];
    private int outputs;
    private long served;

    private ServedRows(double[] rows, int inputs) {
        this.rows = rows;
        this.inputs = inputs;
    }

    /** Reads rows: little-endian binary64, row-major. */
    static ServedRows read(Path file, int inputs) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] rows = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(rows);
        return new ServedRows(rows, inputs);
    }

    /** Predicts the first row. */
    void first(BatchPredictor predictor, int outputCount) {
        outputs = outputCount;
        kept = new double[rows.length / inputs * outputs];
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
                batch(predictor, (int) Math.min(target - served, rows.length / inputs - place()));
            }
            stages.mark(ProcessStart.SERVED.concat(Long.toString(target)));
        }
    }

    /** Predicts each row that has not had its first turn. */
    void serveAll(BatchPredictor predictor) {
        while (served < rows.length / inputs) {
            batch(predictor, rows.length / inputs - place());
        }
    }

    private int place() {
        return (int) (served % (rows.length / inputs));
    }

    private void batch(BatchPredictor predictor, int count) {
        int from = place();
        double[] out = new double[count * outputs];
        boolean isWhole = from == 0 && count * inputs == rows.length;
        predictor.predict(
                isWhole ? rows : Arrays.copyOfRange(rows, from * inputs, (from + count) * inputs), count, out);
        if (served < rows.length / inputs) {
            System.arraycopy(out, 0, kept, from * outputs, out.length);
        } else if (!Arrays.equals(out, 0, out.length, kept, from * outputs, from * outputs + out.length)) {
            throw new IllegalStateException(
                    "after %,d predictions a row is predicted otherwise than at its first turn".formatted(served));
        }
        served += count;
    }

    /** Writes the outputs of the rows that had a turn, as {@link #read} reads rows. */
    void write(Path file) throws IOException {
        int known = (int) Math.min(served, rows.length / inputs) * outputs;
        ByteBuffer bytes = ByteBuffer.allocate(known * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(kept, 0, known);
        Files.write(file, bytes.array());
    }
}
