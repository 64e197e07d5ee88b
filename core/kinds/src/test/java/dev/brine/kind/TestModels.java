package dev.brine.kind;

import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.kind.tree.TreeNodes;
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
public final class TestModels {
    public static final int INPUTS = 5;

    private TestModels() {}

    /** Returns models by name; all take {@link #INPUTS} columns but the embedding table. */
    public static Map<String, Model> all() {
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
        models.put("text pipeline of numbers", anyColumns());
        models.put("column transformer", columnTransformer());
        models.put("imputer", imputer());
        models.put("one-hot encoder", oneHot());
        models.put("ordinal encoder", ordinal());
        models.put("normalizer", Normalizer.of(Signature.unnamed(INPUTS), Normalizer.Norm.L2));
        models.put("clipping scaler", clippingScaler());
        models.put("mean of models", voting(Outputs.regression(1), Voting.Mode.MEAN));
        models.put("soft voting", voting(TWO_CLASSES, Voting.Mode.SOFT));
        models.put("hard voting", voting(TWO_CLASSES, Voting.Mode.HARD));
        models.put("stacking", stacking());
        models.put("calibrated", calibrated());
        models.put("categorical trees", categorical());
        models.put("embedding table", EmbeddingTable.of(HeapTensor.of(floats(new Random(5), 40), 10, 4)));
        return models;
    }

    public static TreeEnsemble forest(Outputs outputs, int trees) {
        Random random = new Random(1);
        int width = outputs.isClassification() ? outputs.probabilityCount() : outputs.count();
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(INPUTS), outputs);
        for (int i = 0; i < trees; i++) {
            builder.addTree(tree(random, 31 + 2 * i, width));
        }
        return builder.build();
    }

    public static TreeEnsemble boosting() {
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

    public static MultilayerPerceptron perceptron(boolean inDoubles) {
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

    public static LinearModel linear(Outputs outputs, Link link, int scores) {
        Random random = new Random(4);
        return LinearModel.of(
                Signature.unnamed(INPUTS),
                outputs,
                link,
                HeapTensor.of(random.doubles((long) scores * INPUTS).toArray(), scores, INPUTS),
                HeapTensor.of(floats(random, scores)));
    }

    public static Scaler scaler() {
        return Scaler.of(
                Signature.unnamed(INPUTS),
                Scaler.Operation.SUBTRACT_DIVIDE,
                new double[] {0, 1, 2, 3, 4},
                new double[] {1, 2, 3, 7, 0.1});
    }

    public static final Outputs TWO_CLASSES = Outputs.classification(List.of(0L, 1L));

    private static Pipeline anyColumns() {
        Map<String, Model> steps = new LinkedHashMap<>();
        Signature signature = Signature.ofColumns(List.of(), INPUTS, List.of(), List.of(2));
        steps.put("texts", TextColumns.of(signature, List.of()));
        steps.put("forest", forest(Outputs.regression(1), 3));
        return Pipeline.of(steps);
    }

    public static ColumnTransformer columnTransformer() {
        return ColumnTransformer.builder(Signature.unnamed(INPUTS))
                .part("all", scaler(), 4, 3, 2, 1, 0)
                .passthrough("some", 1, 1)
                .build();
    }

    public static Imputer imputer() {
        return Imputer.of(
                Signature.unnamed(INPUTS), Double.NaN, new double[] {1, 2, 3, 4, 5}, new int[] {0, 4, 2}, new int[] {1
                });
    }

    public static OneHotEncoder oneHot() {
        OneHotEncoder.Builder builder = OneHotEncoder.builder(Signature.unnamed(INPUTS));
        for (int i = 0; i < INPUTS; i++) {
            builder.column(new double[] {Double.NaN, -1, 0, 1}, new int[] {2, 0, 1, -1}, 3, i % 2 - 1);
        }
        return builder.build();
    }

    public static OrdinalEncoder ordinal() {
        OrdinalEncoder.Builder builder = OrdinalEncoder.builder(Signature.unnamed(INPUTS));
        for (int i = 0; i < INPUTS; i++) {
            builder.column(new double[] {Double.NaN, 0, 1}, new double[] {7, 0.5, 3}, i - 1);
        }
        return builder.build();
    }

    private static Scaler clippingScaler() {
        double[] ones = {1, 1, 1, 1, 1};
        return Scaler.clipped(
                Signature.unnamed(INPUTS), Scaler.Operation.MULTIPLY_ADD, ones, ones, new double[INPUTS], ones);
    }

    private static Map<String, Model> members(Outputs outputs) {
        Map<String, Model> models = new LinkedHashMap<>();
        models.put("first", forest(outputs, 3));
        models.put("second", forest(outputs, 5));
        models.put("third", linear(outputs, Link.SIGMOID, 1));
        return models;
    }

    public static Voting voting(Outputs outputs, Voting.Mode mode) {
        return Voting.of(outputs, mode, members(outputs), 1, 0.5, 2);
    }

    public static Stacking stacking() {
        Stacking.Builder builder = Stacking.builder(LinearModel.of(
                        Signature.unnamed(INPUTS + 4),
                        TWO_CLASSES,
                        Link.SIGMOID,
                        HeapTensor.of(new double[] {1, 2, -3, 1, 1, -2, 1, 1, 1}, 1, INPUTS + 4),
                        HeapTensor.of(new double[] {0.5})))
                .passthrough(true);
        Map<String, Model> models = members(TWO_CLASSES);
        return builder.base("a", models.get("first"), Response.PROBABILITIES)
                .base("b", models.get("second"), Response.PROBABILITIES_WITHOUT_FIRST)
                .base("c", models.get("third"), Response.LABEL)
                .build();
    }

    public static Calibrated calibrated() {
        Outputs outputs = Outputs.classification(List.of("a", "b", "c"));
        double[] halves = {0.5, 0.5, 0.5};
        double[] thresholds = {0, 0.2, 0.5, 0.8};
        double[] values = {0, 0.1, 0.6, 0.7};
        return Calibrated.builder(Signature.unnamed(INPUTS), outputs)
                .sigmoid(forest(outputs, 3), Response.PROBABILITIES, new double[] {-3, -2, -1}, halves)
                .isotonic(
                        forest(outputs, 2),
                        Response.PROBABILITIES,
                        List.of(thresholds, thresholds, new double[] {0.5}),
                        List.of(values, values, new double[] {0.25}))
                .temperature(linear(Outputs.regression(3), Link.IDENTITY, 3), Response.PREDICTION, 1.5)
                .build();
    }

    public static TreeEnsemble categorical() {
        TreeNodes nodes = tree(new Random(8), 31, 1);
        int[] sets = new int[31];
        for (int i = 0; i < sets.length; i++) {
            sets[i] = i % 3 - 1;
        }
        return TreeEnsemble.builder(Signature.unnamed(INPUTS), Outputs.regression(1))
                .addTree(nodes.categories(sets, new long[] {1, 0, 0, 0, 2, 0, 0, 0}))
                .build();
    }

    public static Pipeline pipeline() {
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("scale", scaler());
        steps.put("forest", forest(Outputs.regression(1), 7));
        return Pipeline.of(steps);
    }

    public static float[] floats(Random random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    public static double[] rows(Model model, int rowCount, long seed) {
        Random random = new Random(seed);
        boolean isTable = model instanceof EmbeddingTable;
        boolean hasCategories = model instanceof OneHotEncoder || model instanceof OrdinalEncoder;
        double[] rows = new double[rowCount * model.state().signature().count()];
        for (int i = 0; i < rows.length; i++) {
            boolean missing = random.nextInt(20) == 0;
            double number = hasCategories ? random.nextInt(4) - 1 : random.nextGaussian();
            rows[i] = isTable ? random.nextInt(10) : missing ? Double.NaN : number;
        }
        return rows;
    }

    /** Returns the state with every stored tensor replaced. */
    public static ModelState mapTensors(ModelState state, UnaryOperator<Tensor> change) {
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

    public static ModelState withAttributes(ModelState state, Map<String, Object> attributes) {
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
