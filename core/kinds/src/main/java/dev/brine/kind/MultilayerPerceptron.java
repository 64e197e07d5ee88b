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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dense layers with one activation between them.
 *
 * <p><b>State.</b> For each layer k from 0: {@code weights.k}, floating point, {@code [inputs, outputs]}, row-major, and
 * {@code biases.k}, {@code [outputs]}; attributes {@code layers}, {@code activation}, {@code link} and, optional, {@code
 * decision}. Sums run over the
 * inputs in order, start at the bias and are kept in binary64.
 */
public final class MultilayerPerceptron implements Model {
    /** The kind's name. */
    public static final String KIND = "multilayer-perceptron";

    private static final int VERSION = 1;

    /** What is applied between layers. Computed by {@link StrictMath}. */
    public enum Activation {
        /** {@code x}. */
        IDENTITY,
        /** {@code max(x, 0)}. */
        RELU,
        /** The hyperbolic tangent. */
        TANH,
        /** {@code 1 / (1 + exp(-x))}. */
        LOGISTIC;

        double apply(double x) {
            return switch (this) {
                case IDENTITY -> x;
                case RELU -> Math.max(x, 0);
                case TANH -> StrictMath.tanh(x);
                case LOGISTIC -> Link.sigmoid(x);
            };
        }
    }

    private final ModelState state;
    private final Activation activation;
    private final Link link;
    private final ClassRule decision;
    private final List<Tensor> weights = new ArrayList<>();
    private final List<double[]> biases = new ArrayList<>();

    private MultilayerPerceptron(ModelState state) {
        Shapes.checkLeaf(state, KIND, VERSION);
        this.state = state;
        this.activation = state.attributes().choice("activation", Activation.class);
        this.link = state.attributes().choice("link", Link.class);
        this.decision = ClassRule.of(state.attributes());
        long columns = state.signature().count();
        long layers = state.attributes().integer("layers");
        for (long layer = 0; layer < layers; layer++) {
            Tensor weight = Shapes.floats(state, "weights." + layer, columns, -1);
            columns = weight.shape().dimension(1);
            weights.add(weight);
            biases.add(Shapes.toDoubles(Shapes.floats(state, "biases." + layer, columns)));
        }
        if (weights.isEmpty()) {
            throw new IllegalArgumentException("a perceptron has %d layers, expected at least 1".formatted(layers));
        }
        Scores.check(state.outputs(), link, decision, columns);
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a multilayer perceptron
     */
    public static MultilayerPerceptron of(ModelState state) {
        return new MultilayerPerceptron(state);
    }

    /** Returns a perceptron of as many layers as there are weights, {@code [inputs, outputs]}, and biases. */
    public static MultilayerPerceptron of(
            Signature signature,
            Outputs outputs,
            Activation activation,
            Link link,
            List<? extends Tensor> weights,
            List<? extends Tensor> biases) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("link", link);
        return of(signature, outputs, activation, attributes, weights, biases);
    }

    /** Returns a perceptron that classifies by the given decision; scikit-learn's is {@link ClassRule#PROBABILITY}. */
    public static MultilayerPerceptron of(
            Signature signature,
            Outputs outputs,
            Activation activation,
            Link link,
            ClassRule decision,
            List<? extends Tensor> weights,
            List<? extends Tensor> biases) {
        Map<String, Object> attributes = new TreeMap<>();
        attributes.put("link", link);
        attributes.put("decision", decision);
        return of(signature, outputs, activation, attributes, weights, biases);
    }

    private static MultilayerPerceptron of(
            Signature signature,
            Outputs outputs,
            Activation activation,
            Map<String, Object> attributes,
            List<? extends Tensor> weights,
            List<? extends Tensor> biases) {
        attributes.put("activation", activation);
        attributes.put("layers", (long) weights.size());
        ModelState.Builder builder =
                ModelState.builder(KIND, VERSION, signature, outputs).attributes(Attributes.of(attributes));
        for (int layer = 0; layer < weights.size(); layer++) {
            builder.tensor("weights." + layer, weights.get(layer));
            builder.tensor("biases." + layer, biases.get(layer));
        }
        return of(builder.build());
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
        return new PerceptronPredictor();
    }

    private ErrorBounds errorBounds() {
        return ErrorBounds.of(ComparisonRule.Kind.TOLERANCE, row -> {
            double[] error = scoreErrors(row);
            return link == Link.EXP ? Rounding.afterExp(error, Rounding.predict(this, row)) : error;
        });
    }

    /** Activations are no steeper than 1: an error that enters a layer leaves it times the absolute weights. */
    private double[] scoreErrors(double[] row) {
        double[] magnitude = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            magnitude[i] = Math.abs(row[i]);
        }
        double[] error = new double[row.length];
        for (int layer = 0; layer < weights.size(); layer++) {
            double[] sums = absoluteProducts(weights.get(layer), magnitude);
            double[] carried = absoluteProducts(weights.get(layer), error);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += Math.abs(biases.get(layer)[i]);
                carried[i] += ErrorBounds.PRODUCT_ERROR * sums[i];
            }
            magnitude = sums;
            error = carried;
        }
        return error;
    }

    private static double[] absoluteProducts(Tensor weights, double[] values) {
        double[] sums = new double[(int) weights.shape().dimension(1)];
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += Math.abs(weights.getDouble((long) i * sums.length + k)) * values[i];
            }
        }
        return sums;
    }

    private final class PerceptronPredictor extends BlockPredictor {
        private final List<DenseRows> layers =
                weights.stream().map(DenseRows::new).toList();
        private final Scores scores;
        private final double[][] sums = new double[layers.size()][0];

        PerceptronPredictor() {
            super(
                    MultilayerPerceptron.this,
                    weights.stream().mapToLong(w -> w.shape().dimension(1)).sum());
            this.scores = new Scores(
                    state.outputs(),
                    link,
                    decision,
                    layers.get(layers.size() - 1).columns());
        }

        @Override
        public void ensureOpen() {
            weights.get(0).ensureOpen();
        }

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            forward(rows, rowStart, count);
            double[] last = sums[sums.length - 1];
            int width = layers.get(layers.size() - 1).columns();
            for (int i = 0; i < count; i++) {
                scores.toOutputs(
                        last, i * width, out, outStart + i * state.outputs().count());
            }
        }

        @Override
        public void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            forward(rows, rowStart, count);
            double[] last = sums[sums.length - 1];
            int width = layers.get(layers.size() - 1).columns();
            for (int i = 0; i < count; i++) {
                scores.toProbabilities(last, i * width, out, outStart + i * probabilityCount);
            }
        }

        private void forward(double[] rows, int rowStart, int count) {
            double[] input = rows;
            int inputStart = rowStart;
            int inputCount = state.signature().count();
            for (int layer = 0; layer < sums.length; layer++) {
                addLayer(layer, input, inputStart, inputCount, count);
                input = sums[layer];
                inputStart = 0;
                inputCount = layers.get(layer).columns();
                if (layer + 1 < sums.length) {
                    activate(input, count * inputCount);
                }
            }
        }

        private void addLayer(int layer, double[] input, int inputStart, int inputCount, int count) {
            DenseRows matrix = layers.get(layer);
            int columns = matrix.columns();
            sums[layer] = room(sums[layer], count, columns);
            for (int i = 0; i < count; i++) {
                System.arraycopy(biases.get(layer), 0, sums[layer], i * columns, columns);
            }
            for (int k = 0; k < inputCount; k++) {
                matrix.read(k);
                for (int i = 0; i < count; i++) {
                    matrix.addScaled(input[inputStart + i * inputCount + k], sums[layer], i * columns);
                }
            }
        }

        private void activate(double[] values, int length) {
            for (int i = 0; i < length; i++) {
                values[i] = activation.apply(values[i]);
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
            return MultilayerPerceptron.of(state);
        }

        @Override
        public ErrorBounds errorBounds(ModelState state) {
            return MultilayerPerceptron.of(state).errorBounds();
        }
    }
}
