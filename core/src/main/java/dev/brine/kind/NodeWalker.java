package dev.brine.kind;

import dev.brine.format.CorruptModelException;
import dev.brine.tensor.CheckedTensor;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Tensor;
import java.io.UncheckedIOException;

/**
 * Walks from a root to a leaf. Whatever the records say, a walk moves forward, stays between the root and the tree's
 * end and reads no feature outside the row, or it ends in a CorruptModelException.
 */
abstract class NodeWalker {
    final Tensor records;
    final int featureCount;

    NodeWalker(Tensor records, int featureCount) {
        this.records = records;
        this.featureCount = featureCount;
    }

    /** Returns a walker; records that are read at their first touch are read now. */
    static NodeWalker over(Tensor records, int featureCount) {
        if (records instanceof LazyTensor lazy) {
            return over(lazy.loaded(), featureCount);
        }
        if (records instanceof HeapTensor heap) {
            return new HeapNodeWalker(heap, featureCount);
        }
        if (records instanceof CheckedTensor checked) {
            return new CheckedNodeWalker(checked, featureCount);
        }
        return new MappedNodeWalker((MappedTensor) records, featureCount);
    }

    /**
     * Returns the value of the leaf that a row reaches.
     *
     * @param root index of the tree's first node
     * @param end index after the tree's last node
     * @param rowStart where the row starts in {@code rows}
     */
    abstract double leaf(long root, long end, double[] rows, int rowStart);

    /** Walks a tree whose records are spread over several arrays or windows. */
    final double leafAcrossChunks(long root, long end, double[] rows, int rowStart) {
        long node = root;
        while (true) {
            long head = records.bits(NodeRecord.WORDS * node);
            double value = Double.longBitsToDouble(records.bits(NodeRecord.WORDS * node + 1));
            if (head < 0) {
                return value;
            }
            int split = (int) (head >>> 32);
            int feature = split & NodeRecord.FEATURE_MASK;
            if (feature >= featureCount) {
                throw badFeature(node, feature);
            }
            boolean left = NodeRecord.goesLeft(rows[rowStart + feature], value, split);
            long child = node + (head & 0xffffffffL) + (left ? 0 : 1);
            if (child <= node || child >= end) {
                throw badChild(node, child, end);
            }
            node = child;
        }
    }

    final UncheckedIOException badFeature(long node, int feature) {
        return corrupt("node %d splits on feature %d, the model has %d".formatted(node, feature, featureCount));
    }

    static UncheckedIOException badChild(long node, long child, long end) {
        return corrupt("node %d points to node %d, expected %d to %d".formatted(node, child, node + 1, end - 1));
    }

    static UncheckedIOException corrupt(String message) {
        return new UncheckedIOException(new CorruptModelException(message, "tree ensemble", -1));
    }
}
