package dev.brine.benchmarks.goals;

import dev.brine.model.ModelState;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The floor of opening: {@link FileChannel#map} of the same 16-byte records, walked without a check. Where they start in the
 * file and where each tree starts is known beforehand. For a regression forest that compares rows as float32 or float64.
 */
final class BareForest {
    private static final int RECORD_BYTES = 16;
    private static final int FEATURE_MASK = (1 << 29) - 1;

    private final int[] roots;
    private final int recordsOffset;
    private final boolean isFloat;

    private BareForest(int[] roots, int recordsOffset, boolean isFloat) {
        this.roots = roots;
        this.recordsOffset = recordsOffset;
        this.isFloat = isFloat;
    }

    /** Returns the floor for the raw file of a forest: its tensors one after another, the records last. */
    static BareForest of(ModelState forest) {
        Tensor offsets = forest.tensor("tree_offsets");
        int[] roots = new int[Math.toIntExact(offsets.elementCount() - 1)];
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = Math.toIntExact(offsets.getLong(tree));
        }
        long before = forest.ungroupedTensors().values().stream()
                .mapToLong(Tensor::byteSize)
                .sum();
        return new BareForest(
                roots,
                Math.toIntExact(before),
                forest.attributes().text("comparison").equals("float32"));
    }

    Mapping map(Path raw) throws IOException {
        try (FileChannel channel = FileChannel.open(raw, StandardOpenOption.READ)) {
            return new Mapping(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    /** The mapped file. */
    final class Mapping {
        private final ByteBuffer file;

        private Mapping(ByteBuffer file) {
            this.file = file;
        }

        double predict(double[] row) {
            double[] compared = row.clone();
            for (int i = 0; isFloat && i < row.length; i++) {
                compared[i] = (float) row[i];
            }
            double sum = 0;
            for (int root : roots) {
                int node = recordsOffset + root * RECORD_BYTES;
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
    }
}
