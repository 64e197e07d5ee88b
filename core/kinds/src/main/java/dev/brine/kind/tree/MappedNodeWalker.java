package dev.brine.kind.tree;

import dev.brine.tensor.ColdStart;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Tensor;
import java.nio.LongBuffer;
import org.jspecify.annotations.Nullable;

/** Walks nodes in a mapped file, in place; while the file is not in memory, with reads of a few pages. */
final class MappedNodeWalker extends NodeWalker {
    private final MappedTensor mapped;
    private final int windowNodes;
    private @Nullable ColdStart coldStart;

    MappedNodeWalker(MappedTensor records, int featureCount, @Nullable Tensor categorySets) {
        super(records, featureCount, categorySets);
        this.mapped = records;
        this.coldStart = records.coldStart().orElse(null);
        boolean wholeNodes = records.windowElements() % NodeRecord.WORDS == 0 || records.windowCount() == 1;
        this.windowNodes = wholeNodes ? Math.max(1, (records.windowElements() + 1) / NodeRecord.WORDS) : 0;
    }

    @Override
    double leaf(long root, long end, double[] rows, int rowStart) {
        if (coldStart != null || windowNodes == 0 || root / windowNodes != (end - 1) / windowNodes) {
            return leafAcrossChunks(root, end, rows, rowStart);
        }
        int window = (int) (root / windowNodes);
        LongBuffer words = mapped.longWindow(window);
        long base = (long) window * windowNodes;
        int limit = (int) (end - base);
        int node = (int) (root - base);
        while (true) {
            long head = words.get(NodeRecord.WORDS * node);
            double value = Double.longBitsToDouble(words.get(NodeRecord.WORDS * node + 1));
            if (head < 0) {
                return value;
            }
            int split = (int) (head >>> 32);
            int feature = split & NodeRecord.FEATURE_MASK;
            boolean left = feature < featureCount
                    ? NodeRecord.goesLeft(rows[rowStart + feature], value, split)
                    : categoryGoesLeft(base + node, split, value, rows, rowStart);
            long child = node + (head & 0xffffffffL) + (left ? 0 : 1);
            if (child <= node || child >= limit) {
                throw badChild(base + node, base + child, end);
            }
            node = (int) child;
        }
    }

    @Override
    void approach(long node) {
        ColdStart start = coldStart;
        if (start != null) {
            start.read(NodeRecord.WORDS * node);
            coldStart = start.isOver() ? null : start;
        }
    }
}
