package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.util.Map;

/**
 * Shifts and scales every column; the outputs are the scaled columns.
 *
 * <p><b>State.</b> {@code shift} and {@code scale}, floating point, {@code [inputs]}, those that the operation uses;
 * optional {@code lower} and {@code upper}, likewise, between which outputs are clipped; attribute {@code operation}.
 */
public final class Scaler implements Model {
    /** The kind's name. */
    public static final String KIND = "scaler";

    private static final int VERSION = 1;

    /** What is done to a column; each rounds in its own way. */
    public enum Operation {
        /** {@code (x - shift) / scale}, as a standard scaler does. */
        SUBTRACT_DIVIDE,
        /** {@code x * scale + shift}, as a min-max scaler does. */
        MULTIPLY_ADD,
        /** {@code x - shift}, without a scale. */
        SUBTRACT,
        /** {@code x / scale}, without a shift, as a maximum-of-absolutes scaler does. */
        DIVIDE;

        boolean shifts() {
            return this != DIVIDE;
        }

        boolean scales() {
            return this != SUBTRACT;
        }
    }

    private final ModelState state;
    private final Operation operation;
    private final double[] shift;
    private final double[] scale;
    private final double[] lower;
    private final double[] upper;

    private Scaler(ModelState state) {
        Shapes.checkTransformer(state, KIND, VERSION);
        int count = state.signature().count();
        if (state.outputs().count() != count) {
            throw new IllegalArgumentException("a scaler of %d columns has %d outputs, expected as many"
                    .formatted(count, state.outputs().count()));
        }
        this.state = state;
        this.operation = state.attributes().choice("operation", Operation.class);
        this.shift = operation.shifts() ? numbers("shift") : new double[0];
        this.scale = operation.scales() ? numbers("scale") : new double[0];
        boolean clips = state.tensors().containsKey("lower") || state.tensors().containsKey("upper");
        this.lower = clips ? numbers("lower") : new double[0];
        this.upper = clips ? numbers("upper") : new double[0];
    }

    private double[] numbers(String name) {
        return Shapes.toDoubles(Shapes.floats(state, name, state.signature().count()));
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a scaler
     */
    public static Scaler of(ModelState state) {
        return new Scaler(state);
    }

    /**
     * Returns a scaler with one shift and one scale for each column; the arrays are copied.
     *
     * @param shift not used by {@link Operation#DIVIDE}
     * @param scale not used by {@link Operation#SUBTRACT}
     */
    public static Scaler of(Signature signature, Operation operation, double[] shift, double[] scale) {
        return of(builder(signature, operation, shift, scale).build());
    }

    /** Returns a scaler whose outputs are then clipped: below {@code lower} to it, above {@code upper} to it. */
    public static Scaler clipped(
            Signature signature, Operation operation, double[] shift, double[] scale, double[] lower, double[] upper) {
        return of(builder(signature, operation, shift, scale)
                .tensor("lower", HeapTensor.of(lower.clone()))
                .tensor("upper", HeapTensor.of(upper.clone()))
                .build());
    }

    private static ModelState.Builder builder(
            Signature signature, Operation operation, double[] shift, double[] scale) {
        ModelState.Builder builder = ModelState.builder(KIND, VERSION, signature, Outputs.regression(signature.count()))
                .attributes(Attributes.of(Map.of("operation", operation)));
        if (operation.shifts()) {
            builder.tensor("shift", HeapTensor.of(shift.clone()));
        }
        if (operation.scales()) {
            builder.tensor("scale", HeapTensor.of(scale.clone()));
        }
        return builder;
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
            super(Scaler.this, 0);
        }

        @Override
        public void ensureOpen() {
            state.tensor(operation.shifts() ? "shift" : "scale").ensureOpen();
        }

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            int columns = state.signature().count();
            for (int i = 0; i < count * columns; i++) {
                double scaled = scale(rows[rowStart + i], i % columns);
                out[outStart + i] = lower.length == 0 ? scaled : clip(scaled, i % columns);
            }
        }

        private double scale(double x, int column) {
            return switch (operation) {
                case SUBTRACT_DIVIDE -> (x - shift[column]) / scale[column];
                case MULTIPLY_ADD -> x * scale[column] + shift[column];
                case SUBTRACT -> x - shift[column];
                case DIVIDE -> x / scale[column];
            };
        }

        private double clip(double x, int column) {
            double atLeast = x < lower[column] ? lower[column] : x;
            return atLeast > upper[column] ? upper[column] : atLeast;
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
            return Scaler.of(state);
        }
    }
}
