package dev.brine.kind.tree;

import dev.brine.tensor.CheckedTensor;
import dev.brine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Walks nodes in a mapped file whose chunks are checked on the way; once all are, as without checks. */
final class CheckedNodeWalker extends NodeWalker {
    private final CheckedTensor checked;
    private final MappedNodeWalker unchecked;

    CheckedNodeWalker(CheckedTensor records, int featureCount, @Nullable Tensor categorySets) {
        super(records, featureCount, categorySets);
        this.checked = records;
        this.unchecked = new MappedNodeWalker(records.mapped(), featureCount, categorySets);
    }

    @Override
    double leaf(long root, long end, double[] rows, int rowStart) {
        return checked.isChecked()
                ? unchecked.leaf(root, end, rows, rowStart)
                : leafAcrossChunks(root, end, rows, rowStart);
    }
}
