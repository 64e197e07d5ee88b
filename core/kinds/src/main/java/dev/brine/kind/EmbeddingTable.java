package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.Tensor;

/**
 * A table of vectors: the one input column is a row's index, the outputs are that row.
 *
 * <p><b>State.</b> {@code table}, floating point, {@code [rows, outputs]}.
 */
public final class EmbeddingTable implements Model {
    /** The kind's name. */
    public static final String KIND = "embedding-table";

    private static final int VERSION = 1;

    private final ModelState state;
    private final Tensor table;

    private EmbeddingTable(ModelState state) {
        Shapes.checkTransformer(state, KIND, VERSION);
        if (state.signature().count() != 1) {
            throw new IllegalArgumentException("an embedding table has %d input columns, expected 1"
                    .formatted(state.signature().count()));
        }
        this.state = state;
        this.table = Shapes.floats(state, "table", -1, state.outputs().count());
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not an embedding table
     */
    public static EmbeddingTable of(ModelState state) {
        return new EmbeddingTable(state);
    }

    /** Returns a model over a table, {@code [rows, width]}. */
    public static EmbeddingTable of(Tensor table) {
        Outputs outputs = Outputs.regression(Math.toIntExact(table.shape().dimension(1)));
        return of(ModelState.builder(KIND, VERSION, Signature.unnamed(1), outputs)
                .tensor("table", table)
                .build());
    }

    @Override
    public ModelState state() {
        return state;
    }

    /** Returns a predictor; it throws {@link IllegalArgumentException} for an index that is not a row of the table. */
    @Override
    public Predictor newPredictor() {
        return new TablePredictor();
    }

    private final class TablePredictor extends BlockPredictor {
        private final DenseRows rows = new DenseRows(table);

        TablePredictor() {
            super(EmbeddingTable.this, 0);
        }

        @Override
        public void ensureOpen() {
            table.ensureOpen();
        }

        @Override
        public void predictBlock(double[] input, int rowStart, int count, double[] out, int outStart) {
            long rowCount = table.shape().dimension(0);
            for (int i = 0; i < count; i++) {
                double index = input[rowStart + i];
                if (!(index >= 0 && index < rowCount && index == Math.rint(index))) {
                    throw new IllegalArgumentException(
                            "row index %s, expected a whole number from 0 to %d".formatted(index, rowCount - 1));
                }
                rows.read((long) index);
                rows.copyTo(out, outStart + i * rows.columns());
            }
        }
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends ExactKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION);
        }

        @Override
        public Model view(ModelState state) {
            return EmbeddingTable.of(state);
        }
    }
}
