package dev.brine.benchmarks.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A regression forest of 16-byte records, behind a standard scaler or none, walked with nothing around it: without a check,
 * a manifest or a class of Brine. What is small (scaler, where trees begin) is known beforehand.
 */
public final class BareForest {
    private static final int RECORD_BYTES = 16;
    private static final int FEATURE_MASK = (1 << 29) - 1;

    private final double[] mean;
    private final double[] deviation;
    private final int[] roots;
    private final boolean isFloat;
    private final double[] compared;

    /**
     * A forest.
     *
     * @param inputs numbers of a row
     * @param mean what is taken off each number of a row; empty where nothing is scaled
     * @param deviation what each number is then divided by; empty where nothing is scaled
     * @param roots where in the file each tree begins, in bytes
     * @param isFloat whether numbers are rounded to float32 before they are compared
     */
    public BareForest(int inputs, double[] mean, double[] deviation, int[] roots, boolean isFloat) {
        this.mean = mean.clone();
        this.deviation = deviation.clone();
        this.roots = roots.clone();
        this.isFloat = isFloat;
        this.compared = new double[inputs];
    }

    /** Returns where in a file each tree begins. */
    public static int[] roots(long[] treeOffsets, long recordsOffset) {
        int[] roots = new int[treeOffsets.length - 1];
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = Math.toIntExact(recordsOffset + treeOffsets[tree] * RECORD_BYTES);
        }
        return roots;
    }

    /** Predicts the row that begins at {@code from}, from little-endian records. */
    public double predict(ByteBuffer file, double[] rows, int from) {
        for (int i = 0; i < compared.length; i++) {
            double number = mean.length == 0 ? rows[from + i] : (rows[from + i] - mean[i]) / deviation[i];
            compared[i] = isFloat ? (float) number : number;
        }
        double sum = 0;
        for (int root : roots) {
            int node = root;
            long head = file.getLong(node);
            while (head >= 0) {
                boolean left = compared[(int) (head >>> 32) & FEATURE_MASK] <= file.getDouble(node + Long.BYTES);
                node += ((int) head + (left ? 0 : 1)) * RECORD_BYTES;
                head = file.getLong(node);
            }
            sum += file.getDouble(node + Long.BYTES);
        }
        return sum / roots.length;
    }

    /** Writes what is known beforehand. */
    public void write(Path path) throws IOException {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(path))) {
            out.writeInt(compared.length);
            out.writeInt(mean.length);
            for (int i = 0; i < mean.length; i++) {
                out.writeDouble(mean[i]);
                out.writeDouble(deviation[i]);
            }
            out.writeInt(roots.length);
            for (int root : roots) {
                out.writeInt(root);
            }
            out.writeBoolean(isFloat);
        }
    }

    /** Reads what {@link #write} wrote. */
    static BareForest read(Path path) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(path))) {
            int inputs = in.readInt();
            double[] mean = new double[in.readInt()];
            double[] deviation = new double[mean.length];
            for (int i = 0; i < mean.length; i++) {
                mean[i] = in.readDouble();
                deviation[i] = in.readDouble();
            }
            int[] roots = new int[in.readInt()];
            for (int i = 0; i < roots.length; i++) {
                roots[i] = in.readInt();
            }
            return new BareForest(inputs, mean, deviation, roots, in.readBoolean());
        }
    }
}
