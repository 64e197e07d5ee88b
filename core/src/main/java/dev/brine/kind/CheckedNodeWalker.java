package dev.brine.kind;

import dev.brine.tensor.CheckedTensor;

/** Walks nodes in a mapped file whose chunks are checked on the way; once all are, as without checks. */
final class CheckedNodeWalker extends NodeWalker {
    private final CheckedTensor checked;
    private final MappedNodeWalker unchecked;

    CheckedNodeWalker(CheckedTensor records, int featureCount) {
        super(records, featureCount);
        this.checked = records;
        this.unchecked = new MappedNodeWalker(records.mapped(), featureCount);
    }

    @Override
    double leaf(long root, long end, double[] rows, int rowStart) {
        return checked.isChecked()
                ? unchecked.leaf(root, end, rows, rowStart)
                : leafAcrossChunks(root, end, rows, rowStart);
    }
}
