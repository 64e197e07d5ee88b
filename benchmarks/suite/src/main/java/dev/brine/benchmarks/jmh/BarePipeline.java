package dev.brine.benchmarks.jmh;

import dev.brine.benchmarks.process.BareForest;
import dev.brine.model.ModelState;
import java.nio.ByteBuffer;
import java.util.List;

/** A standard scaler and a regression forest in 16-byte records, walked with nothing around it. */
final class BarePipeline implements BareModel {
    private static final int FEATURE_MASK = (1 << 29) - 1;

    private final double[] mean;
    private final double[] deviation;
    private final long[] treeOffsets;
    private final long[] records;
    private final BareForest forest;
    private final boolean isFloat;
    private final double[] scaled;

    BarePipeline(ModelState pipeline, RawArrays arrays) {
        mean = (double[]) arrays.array(0);
        deviation = (double[]) arrays.array(1);
        treeOffsets = (long[]) arrays.array(2);
        records = (long[]) arrays.array(3);
        long recordsOffset = (long) (mean.length + deviation.length + treeOffsets.length) * Long.BYTES;
        int inputs = pipeline.signature().count();
        ModelState trees = List.copyOf(pipeline.children().values()).get(1);
        isFloat = trees.attributes().text("comparison").equals("float32");
        forest = new BareForest(inputs, mean, deviation, BareForest.roots(treeOffsets, recordsOffset), isFloat);
        scaled = new double[inputs];
    }

    @Override
    public double predictMapped(ByteBuffer file, double[] row) {
        return forest.predict(file, row, 0);
    }

    @Override
    public double predictHeap(double[] row) {
        scale(row);
        double sum = 0;
        for (int tree = 0; tree < treeOffsets.length - 1; tree++) {
            int node = 2 * (int) treeOffsets[tree];
            long head = records[node];
            while (head >= 0) {
                boolean left = scaled[(int) (head >>> 32) & FEATURE_MASK] <= Double.longBitsToDouble(records[node + 1]);
                node += 2 * ((int) head + (left ? 0 : 1));
                head = records[node];
            }
            sum += Double.longBitsToDouble(records[node + 1]);
        }
        return sum / (treeOffsets.length - 1);
    }

    private void scale(double[] row) {
        for (int i = 0; i < scaled.length; i++) {
            double number = (row[i] - mean[i]) / deviation[i];
            scaled[i] = isFloat ? (float) number : number;
        }
    }
}
