package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Rounding;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.Tensor;
import java.util.Map;

/**
 * Weighted sums of the input columns, with an optional link: linear and logistic regression.
 *
 * <p><b>State.</b> {@code coefficients}, floating point, {@code [scores, inputs]}; {@code intercepts}, {@code [scores]};
 * attributes {@code link} and, optional, {@code decision}. A score is its intercept plus the sum of products in column order, in binary64.
 */
public final class LinearModel implements Model {
    /** The kind's name. */
    public static final String KIND = "linear-model";

    private static final int VERSION = 1;

    private final ModelState state;
    private final Tensor coefficients;
    private final double[] intercepts;
    private final Link link;
    private final ClassRule decision;

    private LinearModel(ModelState state) {
        Shapes.checkLeaf(state, KIND, VERSION);
        this.state = state;
        this.link = state.attributes().choice("link", Link.class);
        this.decision = ClassRule.of(state.attributes());
        this.coefficients =
                Shapes.floats(state, "coefficients", -1, state.signature().count());
        this.intercepts = Shapes.toDoubles(
                Shapes.floats(state, "intercepts", coefficients.shape().dimension(0)));
        Scores.check(state.outputs(), link, decision, intercepts.length);
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a linear model
     */
    public static LinearModel of(ModelState state) {
        return new LinearModel(state);
    }

    /** Returns a model of the given coefficients, {@code [scores, inputs]}, and intercepts, {@code [scores]}. */
    public static LinearModel of(
            Signature signature, Outputs outputs, Link link, Tensor coefficients, Tensor intercepts) {
        return of(ModelState.builder(KIND, VERSION, signature, outputs)
                .attributes(Attributes.of(Map.of("link", link)))
                .tensor("coefficients", coefficients)
                .tensor("intercepts", intercepts)
                .build());
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
        return new LinearPredictor();
    }

    private ErrorBounds errorBounds() {
        return ErrorBounds.of(ComparisonRule.Kind.TOLERANCE, row -> {
            double[] bounds = new double[intercepts.length];
            for (int k = 0; k < bounds.length; k++) {
                double sum = Math.abs(intercepts[k]);
                for (int i = 0; i < row.length; i++) {
                    sum += Math.abs(coefficients.getDouble((long) k * row.length + i) * row[i]);
                }
                bounds[k] = ErrorBounds.PRODUCT_ERROR * sum;
            }
            return link == Link.EXP ? Rounding.afterExp(bounds, Rounding.predict(this, row)) : bounds;
        });
    }

    /** Returns the bounds of outputs whose input columns may be off by the given errors. */
    double[] withErrors(double[] errors, double[] bounds) {
        for (int k = 0; k < bounds.length; k++) {
            for (int i = 0; i < errors.length; i++) {
                bounds[k] += Math.abs(coefficients.getDouble((long) k * errors.length + i)) * errors[i];
            }
        }
        return bounds;
    }

    private final class LinearPredictor extends BlockPredictor {
        private final DenseRows rows = new DenseRows(coefficients);
        private final Scores scores = new Scores(state.outputs(), link, decision, intercepts.length);
        private final double[] raw = new double[intercepts.length];

        LinearPredictor() {
            super(LinearModel.this, 0);
        }

        @Override
        public void ensureOpen() {
            coefficients.ensureOpen();
        }

        @Override
        public void predictBlock(double[] input, int rowStart, int count, double[] out, int outStart) {
            for (int i = 0; i < count; i++) {
                score(input, rowStart + i * rows.columns());
                scores.toOutputs(raw, 0, out, outStart + i * state.outputs().count());
            }
        }

        @Override
        public void probabilityBlock(double[] input, int rowStart, int count, double[] out, int outStart) {
            for (int i = 0; i < count; i++) {
                score(input, rowStart + i * rows.columns());
                scores.toProbabilities(raw, 0, out, outStart + i * probabilityCount);
            }
        }

        private void score(double[] input, int rowStart) {
            for (int k = 0; k < raw.length; k++) {
                rows.read(k);
                raw[k] = intercepts[k] + rows.dot(input, rowStart);
            }
        }
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends NamedKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION);
        }

        @Override
        public Model view(ModelState state) {
            return LinearModel.of(state);
        }

        @Override
        public ErrorBounds errorBounds(ModelState state) {
            return LinearModel.of(state).errorBounds();
        }
    }
}
