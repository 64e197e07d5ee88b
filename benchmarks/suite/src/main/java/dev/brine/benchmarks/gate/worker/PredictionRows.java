package dev.brine.benchmarks.gate.worker;

import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows to predict from: the model's verification rows, or seeded ones where it has none. */
final class PredictionRows {
    private static final int MOST_ROWS = 256;
    private static final int MADE_ROWS = 64;

    /** So few that the nodes on their ways stay in a core's own caches, which no other program shares. */
    private static final int TIMED_ROWS = 16;

    private static final int TIMED_TIMES = 16;
    private static final long SEED = 20_260_101L;

    private final Row[] rows;
    private final double[][] numbers;
    private final boolean areNumbers;
    private final double[] outputs;

    private PredictionRows(Row[] rows, boolean areNumbers, Outputs outputs) {
        this.rows = rows;
        this.numbers = Stream.of(rows).map(Row::numbers).toArray(double[][]::new);
        this.areNumbers = areNumbers;
        this.outputs = new double[outputs.count()];
    }

    static PredictionRows of(SavedModel saved) {
        Signature signature = saved.state().signature();
        VerificationSet set = saved.verification();
        Row[] rows = new Row[set.rowCount() == 0 ? MADE_ROWS : (int) Math.min(MOST_ROWS, set.rowCount())];
        Random random = new Random(SEED);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = set.rowCount() == 0 ? made(signature, random) : set.row(signature, i);
        }
        return new PredictionRows(
                rows, signature.stringColumns().isEmpty(), saved.state().outputs());
    }

    /** Returns a row of numbers, its texts missing. */
    private static Row made(Signature signature, Random random) {
        @Nullable Object[] cells = new @Nullable Object[signature.count()];
        for (int column = 0; column < cells.length; column++) {
            cells[column] = signature.stringColumns().contains(column) ? null : (Object) random.nextDouble();
        }
        return Row.of(signature, cells);
    }

    /** Predicts from a few rows, many times each; returns a sum, for the compiler's sake. */
    double predictMany(Predictor predictor) {
        int timed = Math.min(TIMED_ROWS, rows.length);
        double sum = 0;
        for (int i = 0; i < timed * TIMED_TIMES; i++) {
            sum += predict(predictor, i % timed);
        }
        return sum;
    }

    /** Predicts from one row; returns the first output. */
    double predict(Predictor predictor, int row) {
        if (areNumbers) {
            predictor.predict(numbers[row], outputs);
        } else {
            predictor.predict(rows[row], outputs);
        }
        return outputs[0];
    }

    /** Returns the SHA-256 of the bits of all outputs. */
    String hash(Model model) {
        Predictor predictor = model.newPredictor();
        MessageDigest digest = sha256();
        ByteBuffer bits = ByteBuffer.allocate(outputs.length * Double.BYTES);
        for (int i = 0; i < rows.length; i++) {
            predict(predictor, i);
            bits.clear();
            for (double output : outputs) {
                bits.putLong(Double.doubleToRawLongBits(output));
            }
            digest.update(bits.flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
