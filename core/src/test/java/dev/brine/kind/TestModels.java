package dev.brine.kind;

import dev.brine.model.Attributes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Models of every kind, and the same ones in other storage. */
final class TestModels {
    static final int INPUTS = 5;

    private TestModels() {}

    /** Returns models by name; all take {@link #INPUTS} columns but the embedding table. */
    static Map<String, Model> all() {
        Map<String, Model> models = new LinkedHashMap<>();
        models.put("forest", forest(Outputs.regression(1), 7));
        models.put("multi-output forest", forest(Outputs.regression(3), 7));
        models.put("classifying forest", forest(Outputs.classification(List.of("a", "b", "c")), 7));
        models.put("boosting", boosting());
        models.put("perceptron", perceptron(false));
        models.put("perceptron in doubles", perceptron(true));
        models.put("linear model", linear(Outputs.regression(2), Link.IDENTITY, 2));
        models.put("logistic regression", linear(Outputs.classification(List.of(0L, 1L)), Link.SIGMOID, 1));
        models.put("scaler", scaler());
        models.put("pipeline", pipeline());
        models.put("embedding table", EmbeddingTable.of(HeapTensor.of(floats(new Random(5), 40), 10, 4)));
        return models;
    }

    static TreeEnsemble forest(Outputs outputs, int trees) {
        Random random = new Random(1);
        int width = outputs.isClassification() ? outputs.probabilityCount() : outputs.count();
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(INPUTS), outputs);
        for (int i = 0; i < trees; i++) {
            builder.addTree(tree(random, 31 + 2 * i, width));
        }
        return builder.build();
    }

    static TreeEnsemble boosting() {
        Random random = new Random(2);
        TreeEnsembleBuilder builder = TreeEnsemble.builder(
                        Signature.unnamed(INPUTS), Outputs.classification(List.of("a", "b", "c")))
                .link(Link.SOFTMAX, 3)
                .aggregation(TreeEnsemble.Aggregation.SUM)
                .scale(0.1)
                .baseline(0.5, -0.5, 0.25);
        for (int i = 0; i < 12; i++) {
            builder.addTree(tree(random, 15, 1), i % 3);
        }
        return builder.build();
    }

    private static TreeNodes tree(Random random, int nodeCount, int width) {
        int[] left = new int[nodeCount];
        int[] right = new int[nodeCount];
        int[] feature = new int[nodeCount];
        double[] threshold = new double[nodeCount];
        boolean[] missing = new boolean[nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            boolean split = 2 * node + 2 < nodeCount;
            left[node] = split ? 2 * node + 1 : -1;
            right[node] = split ? 2 * node + 2 : -1;
            feature[node] = random.nextInt(INPUTS);
            threshold[node] = random.nextGaussian();
            missing[node] = random.nextBoolean();
        }
        double[] values = random.doubles((long) nodeCount * width).toArray();
        return new TreeNodes(left, right, feature, threshold, values).missingGoesLeft(missing);
    }

    static MultilayerPerceptron perceptron(boolean inDoubles) {
        Random random = new Random(3);
        UnaryOperator<Tensor> type = tensor -> inDoubles ? doubles(tensor) : tensor;
        return MultilayerPerceptron.of(
                Signature.unnamed(INPUTS),
                Outputs.classification(List.of("a", "b")),
                MultilayerPerceptron.Activation.TANH,
                Link.SOFTMAX,
                List.of(
                        type.apply(HeapTensor.of(floats(random, INPUTS * 8), INPUTS, 8)),
                        type.apply(HeapTensor.of(floats(random, 16), 8, 2))),
                List.of(type.apply(HeapTensor.of(floats(random, 8))), type.apply(HeapTensor.of(floats(random, 2)))));
    }

    private static HeapTensor doubles(Tensor tensor) {
        double[] values = new double[(int) tensor.elementCount()];
        for (int i = 0; i < values.length; i++) {
            values[i] = tensor.getDouble(i);
        }
        return HeapTensor.of(values, tensor.shape().toArray());
    }

    static LinearModel linear(Outputs outputs, Link link, int scores) {
        Random random = new Random(4);
        return LinearModel.of(
                Signature.unnamed(INPUTS),
                outputs,
                link,
                HeapTensor.of(random.doubles((long) scores * INPUTS).toArray(), scores, INPUTS),
                HeapTensor.of(floats(random, scores)));
    }

    static Scaler scaler() {
        return Scaler.of(
                Signature.unnamed(INPUTS),
                Scaler.Operation.SUBTRACT_DIVIDE,
                new double[] {0, 1, 2, 3, 4},
                new double[] {1, 2, 3, 7, 0.1});
    }

    static Pipeline pipeline() {
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("scale", scaler());
        steps.put("forest", forest(Outputs.regression(1), 7));
        return Pipeline.of(steps);
    }

    static float[] floats(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    static double[] rows(Model model, int rowCount, long seed) {
        Random random = new Random(seed);
        boolean isTable = model instanceof EmbeddingTable;
        double[] rows = new double[rowCount * model.state().signature().count()];
        for (int i = 0; i < rows.length; i++) {
            boolean missing = random.nextInt(20) == 0;
            rows[i] = isTable ? random.nextInt(10) : missing ? Double.NaN : random.nextGaussian();
        }
        return rows;
    }

    /** Returns the state with every stored tensor replaced. */
    static ModelState mapTensors(ModelState state, UnaryOperator<Tensor> change) {
        ModelState.Builder builder = copy(state, state.attributes());
        state.ungroupedTensors().forEach((name, tensor) -> builder.tensor(name, change.apply(tensor)));
        state.groups()
                .forEach((name, group) -> builder.group(
                        name,
                        TensorGroup.interleaved(
                                group.describeColumns(),
                                change.apply(group.records().orElseThrow()))));
        state.children().forEach((name, child) -> builder.child(name, mapTensors(child, change)));
        return builder.build();
    }

    static ModelState withAttributes(ModelState state, Map<String, Object> attributes) {
        ModelState.Builder builder = copy(state, Attributes.of(attributes));
        state.ungroupedTensors().forEach(builder::tensor);
        state.groups().forEach(builder::group);
        state.children().forEach(builder::child);
        return builder.build();
    }

    private static ModelState.Builder copy(ModelState state, Attributes attributes) {
        return ModelState.builder(state.kind(), state.kindVersion(), state.signature(), state.outputs())
                .attributes(attributes);
    }
}
