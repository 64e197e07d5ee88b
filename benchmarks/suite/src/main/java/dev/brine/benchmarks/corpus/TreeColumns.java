package dev.brine.benchmarks.corpus;

import dev.brine.error.CorruptModelException;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelKind;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.io.UncheckedIOException;

/**
 * A regression forest as the training library holds it: a column for every field of a node, needed for prediction or
 * not. It exists to be compared with the packed form; it is not made to predict fast.
 *
 * <p><b>State.</b> COLUMNAR group {@code nodes} of I32 {@code left}, {@code right} (from the tree's first node, -1 in a
 * leaf), {@code feature}, F64 {@code threshold}, {@code value}, {@code impurity}, {@code variance}; I64 {@code
 * tree_offsets}, {@code [trees + 1]}. Rows are compared as binary64.
 */
public final class TreeColumns implements Model {
    /** The kind's name. */
    public static final String KIND = "tree-columns";

    static final int VERSION = 1;

    private final ModelState state;
    private final Tensor offsets;
    private final Tensor left;
    private final Tensor right;
    private final Tensor feature;
    private final Tensor threshold;
    private final Tensor value;

    private TreeColumns(ModelState state) {
        if (!state.kind().equals(KIND) || state.kindVersion() != VERSION) {
            throw new IllegalArgumentException("state is %s version %d, expected %s version %d"
                    .formatted(state.kind(), state.kindVersion(), KIND, VERSION));
        }
        this.state = state;
        this.offsets = state.tensor("tree_offsets");
        TensorGroup nodes = state.group("nodes");
        this.left = column(nodes, "left");
        this.right = column(nodes, "right");
        this.feature = column(nodes, "feature");
        this.threshold = column(nodes, "threshold");
        this.value = column(nodes, "value");
    }

    private static Tensor column(TensorGroup nodes, String name) {
        Tensor column = nodes.columns().get(name);
        if (column == null) {
            throw new IllegalArgumentException("group 'nodes' has no column '%s', it has %s"
                    .formatted(name, nodes.columns().keySet()));
        }
        return column;
    }

    static TreeColumns of(ModelState state) {
        return new TreeColumns(state);
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public Predictor newPredictor() {
        return new ColumnPredictor();
    }

    private final class ColumnPredictor implements Predictor {
        private final double[] single = new double[state.signature().count()];

        @Override
        public void predict(double[] row, double[] out) {
            long trees = offsets.elementCount() - 1;
            double sum = 0;
            for (long tree = 0; tree < trees; tree++) {
                sum += leaf(row, offsets.getLong(tree), offsets.getLong(tree + 1));
            }
            out[0] = sum / trees;
        }

        private double leaf(double[] row, long first, long end) {
            long node = first;
            while (left.getLong(node) >= 0) {
                boolean goesLeft = row[(int) feature.getLong(node)] <= threshold.getDouble(node);
                long child = first + (goesLeft ? left.getLong(node) : right.getLong(node));
                if (child <= node || child >= end) {
                    throw new UncheckedIOException(new CorruptModelException(
                            "node %d points to node %d, expected %d to %d".formatted(node, child, node + 1, end - 1),
                            KIND,
                            -1));
                }
                node = child;
            }
            return value.getDouble(node);
        }

        @Override
        public void predictBatch(double[] rows, int rowCount, double[] out) {
            double[] output = new double[1];
            for (int i = 0; i < rowCount; i++) {
                System.arraycopy(rows, i * single.length, single, 0, single.length);
                predict(single, output);
                out[i] = output[0];
            }
        }
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind implements ModelKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {}

        @Override
        public String name() {
            return KIND;
        }

        @Override
        public int version() {
            return VERSION;
        }

        @Override
        public Model view(ModelState state) {
            return of(state);
        }

        @Override
        public ErrorBounds errorBounds(ModelState state) {
            return ErrorBounds.exact(state.outputs().count());
        }
    }
}
