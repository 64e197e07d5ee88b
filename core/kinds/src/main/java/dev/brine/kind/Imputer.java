package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Replaces missing values by a number for each column, may leave columns out, and may append indicators: 1 where a
 * column's value is missing, else 0.
 *
 * <p><b>State.</b> Attribute {@code missing}, the number that stands for a missing value, usually NaN; F64 {@code fill},
 * {@code [inputs]}; I32 {@code kept}, the columns that become outputs, in order; I32 {@code indicated}, those whose
 * indicators follow.
 */
public final class Imputer implements Model {
    /** The kind's name. */
    public static final String KIND = "imputer";

    private static final int VERSION = 1;

    private final ModelState state;
    private final double missing;
    private final double[] fill;
    private final int[] kept;
    private final int[] indicated;

    private Imputer(ModelState state) {
        Shapes.checkTransformer(state, KIND, VERSION);
        this.state = state;
        int inputs = state.signature().count();
        this.missing = state.attributes().real("missing");
        this.fill = Shapes.toDoubles(Shapes.typed(state, "fill", ElementType.F64, inputs));
        this.kept = columns("kept");
        this.indicated = columns("indicated");
        long outputs = (long) kept.length + indicated.length;
        if (outputs != state.outputs().count()) {
            throw new IllegalArgumentException("an imputer keeps %d columns and adds %d indicators, expected %d outputs"
                    .formatted(kept.length, indicated.length, state.outputs().count()));
        }
    }

    private int[] columns(String name) {
        return Shapes.toInts(
                name,
                Shapes.typed(state, name, ElementType.I32, -1),
                0,
                state.signature().count() - 1L);
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not an imputer
     */
    public static Imputer of(ModelState state) {
        return new Imputer(state);
    }

    /** Returns an imputer that keeps every column and adds no indicators; {@code fill} is copied. */
    public static Imputer of(Signature signature, double missing, double[] fill) {
        return of(
                signature, missing, fill, IntStream.range(0, signature.count()).toArray(), new int[0]);
    }

    /**
     * Returns an imputer; the arrays are copied.
     *
     * @param missing that stands for a missing value: NaN, or a number
     * @param fill what replaces it, one for each input column
     * @param kept the columns that become outputs, in order
     * @param indicated the columns whose indicators follow
     */
    public static Imputer of(Signature signature, double missing, double[] fill, int[] kept, int[] indicated) {
        return of(ModelState.builder(KIND, VERSION, signature, Outputs.regression(kept.length + indicated.length))
                .attributes(Attributes.of(Map.of("missing", missing)))
                .tensor("fill", HeapTensor.of(fill.clone()))
                .tensor("kept", HeapTensor.of(kept.clone()))
                .tensor("indicated", HeapTensor.of(indicated.clone()))
                .build());
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public Predictor newPredictor() {
        return new ImputerPredictor();
    }

    private final class ImputerPredictor extends BlockPredictor {
        ImputerPredictor() {
            super(Imputer.this, 0);
        }

        @Override
        public void ensureOpen() {
            state.tensor("fill").ensureOpen();
        }

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            for (int i = 0; i < count; i++) {
                int row = rowStart + i * inputCount;
                int at = outStart + i * outputCount;
                for (int column : kept) {
                    double x = rows[row + column];
                    out[at++] = isMissing(x) ? fill[column] : x;
                }
                for (int column : indicated) {
                    out[at++] = isMissing(rows[row + column]) ? 1 : 0;
                }
            }
        }

        private boolean isMissing(double x) {
            return x == missing || (Double.isNaN(x) && Double.isNaN(missing));
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
            return Imputer.of(state);
        }
    }
}
