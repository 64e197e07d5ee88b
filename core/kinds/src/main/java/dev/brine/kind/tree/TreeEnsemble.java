package dev.brine.kind.tree;

import dev.brine.kind.ClassRule;
import dev.brine.kind.Link;
import dev.brine.kind.NamedKind;
import dev.brine.kind.Scores;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import org.jspecify.annotations.Nullable;

/**
 * Decision trees whose leaf values are added up or averaged: one tree, a forest, extra trees, or boosting.
 *
 * <p><b>State.</b> Group {@code nodes}, 16-byte records of all trees one after another ({@code children}, {@code split},
 * {@code value}); I64 {@code tree_offsets}, {@code [trees + 1]}, the index of each tree's root and the node count;
 * optional F64 {@code leaf_values}, {@code [leaves, width]}, where a leaf has several values; optional I32 {@code
 * tree_scores}, {@code [trees]}, which score a tree with single values adds to; optional F64 {@code baseline}, {@code
 * [width]}; optional I64 {@code category_sets}, {@code [sets, 4]}, 256 bits of the categories that go left, category c
 * bit {@code c % 64} of word {@code c / 64}, where splits have such sets instead of thresholds. Attributes {@code width}, {@code comparison}, {@code aggregation}, {@code scale}, {@code link}
 * and, optional, {@code decision}.
 *
 * <p><b>Numbers.</b> A row's scores start at the baseline; each tree in order adds {@code scale * leaf}; a mean is then
 * divided by the number of trees. Sums are therefore bit-equal to scikit-learn's with one job.
 */
public final class TreeEnsemble implements Model {
    /** The kind's name. */
    public static final String KIND = "tree-ensemble";

    static final int VERSION = 1;

    /** Whether a row is rounded to float32 before it is compared, as scikit-learn does. */
    public enum Comparison {
        /** Compare {@code (double) (float) x}. */
        FLOAT32,
        /** Compare {@code x} itself. */
        FLOAT64
    }

    /** What becomes of the leaf values. */
    public enum Aggregation {
        /** Their sum is divided by the number of trees. */
        MEAN,
        /** They are added up. */
        SUM
    }

    private final ModelState state;
    final Tensor records;
    final long[] treeOffsets;
    final int width;
    final Comparison comparison;
    final Aggregation aggregation;
    final double scale;
    final Link link;
    final ClassRule decision;
    final double[] baseline;
    final int[] treeScores;
    final @Nullable Tensor categorySets;

    private TreeEnsemble(ModelState state) {
        Shapes.checkLeaf(state, KIND, VERSION);
        this.state = state;
        Attributes attributes = state.attributes();
        this.comparison = attributes.choice("comparison", Comparison.class);
        this.aggregation = attributes.choice("aggregation", Aggregation.class);
        this.scale = attributes.real("scale");
        this.link = attributes.choice("link", Link.class);
        this.decision = ClassRule.of(attributes);
        Scores.check(state.outputs(), link, decision, attributes.integer("width"));
        this.width = (int) attributes.integer("width");
        this.records = nodeRecords(state);
        this.treeOffsets = treeOffsets(state, records.shape().dimension(0));
        if (state.signature().count() > NodeRecord.MAX_FEATURES) {
            throw new IllegalArgumentException("%d input columns, a tree ensemble takes at most %d"
                    .formatted(state.signature().count(), NodeRecord.MAX_FEATURES));
        }
        this.categorySets = state.tensors().containsKey("category_sets")
                ? Shapes.typed(state, "category_sets", ElementType.I64, -1, NodeRecord.SET_WORDS)
                : null;
        this.baseline = state.tensors().containsKey("baseline")
                ? Shapes.toDoubles(Shapes.floats(state, "baseline", width))
                : new double[width];
        this.treeScores = treeScores(state, treeOffsets.length - 1, width);
        if (hasLeafRows()) {
            Shapes.typed(state, "leaf_values", ElementType.F64, -1, width);
        }
    }

    private static Tensor nodeRecords(ModelState state) {
        TensorGroup nodes = state.group("nodes");
        if (!nodes.describeColumns().equals(NodeRecord.COLUMNS)) {
            throw new IllegalArgumentException(
                    "group 'nodes' has columns %s, expected %s".formatted(nodes.describeColumns(), NodeRecord.COLUMNS));
        }
        return nodes.records().orElseGet(() -> packedAtFirstTouch(nodes));
    }

    /** Columns may be compressed in a file: viewing the model must not decode them. */
    private static Tensor packedAtFirstTouch(TensorGroup nodes) {
        Tensor anyColumn = nodes.columns().values().iterator().next();
        return LazyTensor.of(
                ElementType.I64,
                recordShape(nodes.recordCount()),
                anyColumn::ensureOpen,
                () -> nodes.withLayout(TensorGroup.Layout.INTERLEAVED).records().orElseThrow());
    }

    private static long[] treeOffsets(ModelState state, long nodeCount) {
        Tensor tensor = Shapes.typed(state, "tree_offsets", ElementType.I64, -1);
        long[] offsets = new long[Shapes.arrayLength("tree_offsets", tensor.elementCount())];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = tensor.getLong(i);
            if (i > 0 && offsets[i] <= offsets[i - 1]) {
                throw new IllegalArgumentException("tree %d ends at node %d, before it starts at node %d"
                        .formatted(i - 1, offsets[i], offsets[i - 1]));
            }
        }
        if (offsets.length < 2 || offsets[0] != 0 || offsets[offsets.length - 1] != nodeCount) {
            throw new IllegalArgumentException(
                    "tree offsets must run from 0 to the node count %d and hold at least one tree"
                            .formatted(nodeCount));
        }
        return offsets;
    }

    private static int[] treeScores(ModelState state, int treeCount, int width) {
        if (!state.tensors().containsKey("tree_scores")) {
            return new int[0];
        }
        Tensor tensor = Shapes.typed(state, "tree_scores", ElementType.I32, treeCount);
        int[] scores = new int[treeCount];
        for (int i = 0; i < treeCount; i++) {
            scores[i] = (int) tensor.getLong(i);
            if (scores[i] < 0 || scores[i] >= width) {
                throw new IllegalArgumentException(
                        "tree %d adds to score %d, expected 0 to %d".formatted(i, scores[i], width - 1));
            }
        }
        return scores;
    }

    /** Starts an ensemble that is filled tree by tree. */
    public static TreeEnsembleBuilder builder(Signature signature, Outputs outputs) {
        return new TreeEnsembleBuilder(signature, outputs);
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a tree ensemble
     */
    public static TreeEnsemble of(ModelState state) {
        return new TreeEnsemble(state);
    }

    /** Returns whether a leaf's value is a row of {@code leaf_values}. */
    boolean hasLeafRows() {
        return width != 1 && treeScores.length == 0;
    }

    /** Returns the number of trees. */
    public int treeCount() {
        return treeOffsets.length - 1;
    }

    /** Returns the number of nodes of all trees. */
    public long nodeCount() {
        return records.shape().dimension(0);
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public boolean hasProbabilities() {
        return Scores.hasProbabilities(state.outputs(), link);
    }

    @Override
    public Predictor newPredictor() {
        return new TreeEnsemblePredictor(this);
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends NamedKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION);
        }

        @Override
        public Model view(ModelState state) {
            return TreeEnsemble.of(state);
        }

        @Override
        public ErrorBounds errorBounds(ModelState state) {
            return new TreeErrorBounds(TreeEnsemble.of(state));
        }

        @Override
        public void checkElements(ModelState state) {
            TreeEnsemble trees = TreeEnsemble.of(state);
            new NodeCheck(trees).check(trees.treeOffsets);
        }
    }

    static Shape recordShape(long nodeCount) {
        return Shape.of(nodeCount, NodeRecord.WORDS);
    }
}
