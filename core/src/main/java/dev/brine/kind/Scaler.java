package dev.brine.kind;

import dev.brine.model.Attributes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.util.Locale;
import java.util.Map;

/**
 * Shifts and scales every column; the outputs are the scaled columns.
 *
 * <p><b>State.</b> {@code shift} and {@code scale}, floating point, {@code [inputs]}; attribute {@code operation}.
 */
public final class Scaler implements Model {
    /** The kind's name. */
    public static final String KIND = "scaler";

    private static final int VERSION = 1;

    /** The two orders of shifting and scaling; they round differently. */
    public enum Operation {
        /** {@code (x - shift) / scale}, as a standard scaler does. */
        SUBTRACT_DIVIDE,
        /** {@code x * scale + shift}, as a min-max scaler does. */
        MULTIPLY_ADD
    }

    private final ModelState state;
    private final Operation operation;
    private final double[] shift;
    private final double[] scale;

    private Scaler(ModelState state) {
        Shapes.checkKind(state, KIND, VERSION);
        int count = state.signature().count();
        if (state.outputs().count() != count) {
            throw new IllegalArgumentException("a scaler of %d columns has %d outputs, expected as many"
                    .formatted(count, state.outputs().count()));
        }
        this.state = state;
        this.operation = state.attributes().choice("operation", Operation.class);
        this.shift = Shapes.toDoubles(Shapes.floats(state, "shift", count));
        this.scale = Shapes.toDoubles(Shapes.floats(state, "scale", count));
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a scaler
     */
    public static Scaler of(ModelState state) {
        return new Scaler(state);
    }

    /** Returns a scaler with one shift and one scale for each column; the arrays are copied. */
    public static Scaler of(Signature signature, Operation operation, double[] shift, double[] scale) {
        return of(ModelState.builder(KIND, VERSION, signature, Outputs.regression(signature.count()))
                .attributes(Attributes.of(Map.of("operation", operation.name().toLowerCase(Locale.ROOT))))
                .tensor("shift", HeapTensor.of(shift.clone()))
                .tensor("scale", HeapTensor.of(scale.clone()))
                .build());
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public Predictor newPredictor() {
        return new ScalerPredictor();
    }

    private final class ScalerPredictor extends BlockPredictor {
        ScalerPredictor() {
            super(state);
        }

        @Override
        void ensureOpen() {
            state.tensor("shift").ensureOpen();
        }

        @Override
        void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            int columns = shift.length;
            for (int i = 0; i < count * columns; i++) {
                int column = i % columns;
                double x = rows[rowStart + i];
                out[outStart + i] = operation == Operation.SUBTRACT_DIVIDE
                        ? (x - shift[column]) / scale[column]
                        : x * scale[column] + shift[column];
            }
        }
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends NamedKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION, Scaler::of);
        }
    }
}
