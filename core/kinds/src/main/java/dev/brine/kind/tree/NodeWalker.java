package dev.brine.kind.tree;

import dev.brine.kind.internal.Shapes;
import dev.brine.tensor.CheckedTensor;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Tensor;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Walks from a root to a leaf. Whatever the records say, a walk moves forward, stays between the root and the tree's
 * end and reads no feature outside the row, or it ends in a CorruptModelException.
 */
abstract class NodeWalker {
    private static final double FIRST_WITHOUT_LOW_BYTE = 0x1p31;

    final Tensor records;
    final int featureCount;
    private final @Nullable Tensor categorySets;

    NodeWalker(Tensor records, int featureCount, @Nullable Tensor categorySets) {
        this.records = records;
        this.featureCount = featureCount;
        this.categorySets = categorySets;
    }

    /** Returns a walker; records that are read at their first touch are read now. */
    static NodeWalker over(Tensor records, int featureCount, @Nullable Tensor categorySets) {
        if (records instanceof LazyTensor lazy) {
            return over(lazy.loaded(), featureCount, categorySets);
        }
        if (records instanceof HeapTensor heap) {
            return new HeapNodeWalker(heap, featureCount, categorySets);
        }
        if (records instanceof CheckedTensor checked) {
            return new CheckedNodeWalker(checked, featureCount, categorySets);
        }
        return new MappedNodeWalker((MappedTensor) records, featureCount, categorySets);
    }

    /**
     * Returns the value of the leaf that a row reaches.
     *
     * @param root index of the tree's first node
     * @param end index after the tree's last node
     * @param rowStart where the row starts in {@code rows}
     */
    abstract double leaf(long root, long end, double[] rows, int rowStart);

    /** Called by {@link #leafAcrossChunks} before a node is read. */
    void approach(long node) {}

    /** Walks a tree whose records are spread over several arrays or windows, or not in memory yet. */
    final double leafAcrossChunks(long root, long end, double[] rows, int rowStart) {
        long node = root;
        while (true) {
            approach(node);
            long head = records.bits(NodeRecord.WORDS * node);
            double value = Double.longBitsToDouble(records.bits(NodeRecord.WORDS * node + 1));
            if (head < 0) {
                return value;
            }
            int split = (int) (head >>> 32);
            int feature = split & NodeRecord.FEATURE_MASK;
            boolean left = feature < featureCount
                    ? NodeRecord.goesLeft(rows[rowStart + feature], value, split)
                    : categoryGoesLeft(node, split, value, rows, rowStart);
            long child = node + (head & 0xffffffffL) + (left ? 0 : 1);
            if (child <= node || child >= end) {
                throw badChild(node, child, end);
            }
            node = child;
        }
    }

    /**
     * Returns whether a row goes left at a split whose feature is not one of the model's: its set of categories says so.
     *
     * <p><b>Source.</b> scikit-learn 1.2, sklearn/ensemble/_hist_gradient_boosting/_predictor.pyx: a category is the
     * value as an unsigned byte, so on x86-64 the low byte of the whole part, 0 from 2^31 on; NaN and negative values are
     * missing.
     */
    final boolean categoryGoesLeft(long node, int split, double set, double[] rows, int rowStart) {
        int feature = split & (NodeRecord.CATEGORICAL - 1);
        if ((split & NodeRecord.CATEGORICAL) == 0 || feature >= featureCount) {
            throw badFeature(node, split & NodeRecord.FEATURE_MASK);
        }
        double x = rows[rowStart + feature];
        if (!(x >= 0)) {
            return (split & NodeRecord.MISSING_GOES_LEFT) != 0;
        }
        int whole = x < FIRST_WITHOUT_LOW_BYTE ? (int) x : 0;
        int category = whole & 0xff;
        Tensor sets = categorySets;
        if (sets == null || !(set >= 0 && set < sets.shape().dimension(0))) {
            throw corrupt("node %d splits by set of categories %s, the model has %d"
                    .formatted(node, set, sets == null ? 0 : sets.shape().dimension(0)));
        }
        long row = (long) set;
        long word = sets.bits(row * NodeRecord.SET_WORDS + (category >>> 6));
        return ((word >>> category) & 1) != 0;
    }

    final UncheckedIOException badFeature(long node, int feature) {
        return corrupt("node %d splits on feature %d, the model has %d".formatted(node, feature, featureCount));
    }

    static UncheckedIOException badChild(long node, long child, long end) {
        return corrupt("node %d points to node %d, expected %d to %d".formatted(node, child, node + 1, end - 1));
    }

    static UncheckedIOException corrupt(String message) {
        return Shapes.corrupt(TreeEnsemble.KIND, message);
    }
}
