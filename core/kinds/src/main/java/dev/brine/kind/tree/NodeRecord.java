package dev.brine.kind.tree;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.TensorGroup;
import java.util.List;

/**
 * The 16-byte record of a tree's node, two 64-bit words:
 *
 * <ul>
 *   <li>{@code children}, bits 0-31 of word 0: unsigned distance from this node to its left child; the right child is
 *       the record after it. At least 1 in a split, 0 in a leaf: children lie ahead, so a walk always ends.
 *   <li>{@code split}, bits 32-63 of word 0: the feature in bits 0-28, bit 29 set where categories go left, bit 30 set
 *       where a missing value goes left, bit 31 set in a leaf (word 0 is then negative).
 *   <li>{@code value}, word 1, a binary64: the threshold of a split ({@code x <= threshold} goes left), or the row number
 *       of its set of categories; of a leaf its value, or its row number where leaves have several values.
 * </ul>
 */
final class NodeRecord {
    static final int WORDS = 2;

    /** Words of a set of categories, one bit for each of 256. */
    static final int SET_WORDS = 4;

    /** No feature has this bit; with it a split's feature is beyond those of the model, which walkers test anyway. */
    static final int CATEGORICAL = 1 << 29;

    static final int MAX_FEATURES = 1 << 29;
    static final int FEATURE_MASK = (1 << 30) - 1;
    static final int MISSING_GOES_LEFT = 1 << 30;
    static final int LEAF = 1 << 31;

    static final List<TensorGroup.Column> COLUMNS = List.of(
            new TensorGroup.Column("children", ElementType.I32),
            new TensorGroup.Column("split", ElementType.I32),
            new TensorGroup.Column("value", ElementType.F64));

    private NodeRecord() {}

    static long head(int children, int split) {
        return ((long) split << 32) | (children & 0xffffffffL);
    }

    /** Returns whether a row's value goes to the left child. */
    static boolean goesLeft(double x, double threshold, int split) {
        return x <= threshold || ((split & MISSING_GOES_LEFT) != 0 && Double.isNaN(x));
    }
}
