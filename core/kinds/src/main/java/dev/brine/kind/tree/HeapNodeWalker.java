package dev.brine.kind.tree;

import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Walks nodes in heap arrays. */
final class HeapNodeWalker extends NodeWalker {
    private final long[][] chunks;
    private final int chunkShift;
    private final boolean wholeNodes;

    HeapNodeWalker(HeapTensor records, int featureCount, @Nullable Tensor categorySets) {
        super(records, featureCount, categorySets);
        this.chunks = new long[records.chunkCount()][];
        for (int i = 0; i < chunks.length; i++) {
            chunks[i] = (long[]) records.chunk(i);
        }
        this.wholeNodes = records.chunkElements() >= NodeRecord.WORDS;
        this.chunkShift = Integer.numberOfTrailingZeros(Math.max(1, records.chunkElements() / NodeRecord.WORDS));
    }

    @Override
    double leaf(long root, long end, double[] rows, int rowStart) {
        int chunk = (int) (root >>> chunkShift);
        if ((end - 1) >>> chunkShift != chunk || !wholeNodes) {
            return leafAcrossChunks(root, end, rows, rowStart);
        }
        long[] words = chunks[chunk];
        long base = (long) chunk << chunkShift;
        int limit = (int) (end - base);
        int node = (int) (root - base);
        while (true) {
            long head = words[NodeRecord.WORDS * node];
            double value = Double.longBitsToDouble(words[NodeRecord.WORDS * node + 1]);
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
}
