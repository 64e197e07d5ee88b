package dev.brine.format.testkit;

import dev.brine.kind.Calibrated;
import dev.brine.kind.ColumnTransformer;
import dev.brine.kind.EmbeddingTable;
import dev.brine.kind.Imputer;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.kind.MultilayerPerceptron;
import dev.brine.kind.Normalizer;
import dev.brine.kind.OneHotEncoder;
import dev.brine.kind.OrdinalEncoder;
import dev.brine.kind.Pipeline;
import dev.brine.kind.Response;
import dev.brine.kind.Scaler;
import dev.brine.kind.Stacking;
import dev.brine.kind.TextColumns;
import dev.brine.kind.Voting;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.kind.tree.TreeNodes;
import dev.brine.model.ColumnType;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A small model of every kind, and one pipeline, from texts to classes, that contains almost all of them. */
public final class KindSamples {
    private static final Signature COLUMNS = Signature.of(
            List.of("town", "size", "note"), List.of(ColumnType.STRING, ColumnType.NUMBER, ColumnType.ANY));
    private static final Outputs CLASSES = Outputs.classification(List.of("no", "yes"));
    private static final int WIDTH = 7;
    private static final Signature ENCODED = Signature.unnamed(WIDTH);

    private KindSamples() {}

    /** Returns states of every kind by name, sound all of them; those with texts or models inside come last. */
    public static Map<String, ModelState> states() {
        Map<String, Model> models = new LinkedHashMap<>();
        Signature three = Signature.unnamed(3);
        Outputs letters = Outputs.classification(List.of("a", "b", "c"));
        double[] numbers = {0.5, -1, 2};
        models.put("linear", linear(ENCODED));
        models.put("regression", regression(three));
        models.put(
                "softmax",
                LinearModel.of(three, letters, Link.SOFTMAX, square(0.5), HeapTensor.of(new double[] {1, 0, -1})));
        models.put("perceptron", perceptron(letters));
        models.put("table", EmbeddingTable.of(HeapTensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, 4, 2)));
        models.put("tree", tree());
        models.put("trees of two outputs", trees(Outputs.regression(2), false));
        models.put("boosting", trees(letters, true));
        models.put("scaler", Scaler.of(three, Scaler.Operation.MULTIPLY_ADD, numbers, numbers));
        models.put("normalizer", Normalizer.of(three, Normalizer.Norm.L1));
        models.put("imputer", Imputer.of(three, Double.NaN, numbers, new int[] {2, 0}, new int[] {1}));
        models.put("one-hot", oneHot());
        models.put("ordinal", ordinal());
        models.put("texts", texts());
        models.put("columns", columns());
        Map<String, Model> classifiers = new LinkedHashMap<>();
        classifiers.put("linear", linear(ENCODED));
        classifiers.put("tree", tree());
        models.put("soft", Voting.of(CLASSES, Voting.Mode.SOFT, classifiers, 1, 2));
        models.put("hard", Voting.of(CLASSES, Voting.Mode.HARD, classifiers));
        models.put("mean", Voting.of(Outputs.regression(1), Voting.Mode.MEAN, Map.of("only", regression(three))));
        models.put("calibrated", calibrated());
        models.put("stacking", stacking());
        models.put("pipeline", pipeline());
        Map<String, ModelState> states = new LinkedHashMap<>();
        models.forEach((name, model) -> states.put(name, model.state()));
        return states;
    }

    private static HeapTensor square(double diagonal) {
        return HeapTensor.of(new double[] {diagonal, 1, 0, 0, diagonal, -1, 2, 0, diagonal}, 3, 3);
    }

    private static Model regression(Signature columns) {
        return LinearModel.of(
                columns,
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[] {1, -2, 0.5}, 1, 3),
                HeapTensor.of(new double[] {0.125}));
    }

    private static Model perceptron(Outputs outputs) {
        return MultilayerPerceptron.of(
                Signature.unnamed(3),
                outputs,
                MultilayerPerceptron.Activation.RELU,
                Link.SOFTMAX,
                List.of(square(1), square(-0.5)),
                List.of(HeapTensor.of(new double[3]), HeapTensor.of(new double[] {1, 2, 3})));
    }

    private static Model trees(Outputs outputs, boolean isBoosting) {
        int width = isBoosting ? outputs.probabilityCount() : outputs.count();
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(3), outputs)
                .link(isBoosting ? Link.SOFTMAX : Link.IDENTITY, width)
                .baseline(new double[width]);
        for (int tree = 0; tree < 3; tree++) {
            TreeNodes nodes = new TreeNodes(
                    new int[] {1, -1, 3, -1, -1},
                    new int[] {2, -1, 4, -1, -1},
                    new int[] {tree, 0, 2 - tree, 0, 0},
                    new double[] {0, 0, 0.5 * tree, 0, 0},
                    new double[] {0, 0, 1, 2, 0, 0, 3, 4, 5, 6});
            builder = isBoosting ? builder.addTree(nodes, tree) : builder.addTree(nodes);
        }
        return builder.build();
    }

    private static Model oneHot() {
        return OneHotEncoder.builder(Signature.unnamed(2))
                .column(new double[] {0, 1, Double.NaN}, OneHotEncoder.NO_SLOT)
                .column(new double[] {0, 1, 2}, new int[] {1, 0, -1}, 2, 1)
                .build();
    }

    private static Model ordinal() {
        return OrdinalEncoder.builder(Signature.unnamed(2))
                .column(new double[] {0, 1}, new double[] {3, 1}, -1)
                .column(new double[] {0, Double.NaN}, new double[] {5, 2}, Double.NaN)
                .build();
    }

    static SavedModel saved(Environment environment) {
        Model model = pipeline();
        List<String> towns = List.of("Bern", "Genf", "", "Basel", "Bern", "Uri");
        double[] rows = new double[3 * towns.size()];
        double[] expected = new double[towns.size()];
        Predictor predictor = model.newPredictor();
        double[] out = new double[1];
        for (int i = 0; i < towns.size(); i++) {
            rows[3 * i] = Double.NaN;
            rows[3 * i + 1] = i == 1 ? Double.NaN : i * 1.5 - 3;
            rows[3 * i + 2] = i;
            predictor.predict(Row.of(COLUMNS, text(towns.get(i)), rows[3 * i + 1], i), out);
            expected[i] = out[0];
        }
        VerificationSet set = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(rows, towns.size(), 3),
                HeapTensor.of(expected, towns.size(), 1),
                Map.of(0, towns));
        return new SavedModel(model.state(), set, environment);
    }

    private static @Nullable String text(String cell) {
        return cell.isEmpty() ? null : cell;
    }

    private static Model pipeline() {
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("texts", texts());
        steps.put("columns", columns());
        steps.put("normalize", Normalizer.of(ENCODED, Normalizer.Norm.L2));
        steps.put("stack", stacking());
        return Pipeline.of(steps);
    }

    private static Model texts() {
        return TextColumns.of(COLUMNS, List.of(new TextColumns.Vocabulary(List.of("Genf", "Bern", "Basel"), false)));
    }

    private static Model columns() {
        Map<String, Model> numbers = new LinkedHashMap<>();
        Signature one = Signature.unnamed(1);
        numbers.put("impute", Imputer.of(one, Double.NaN, new double[] {0.5}, new int[] {0}, new int[] {0}));
        numbers.put(
                "scale",
                Scaler.of(Signature.unnamed(2), Scaler.Operation.SUBTRACT_DIVIDE, new double[] {0.25, 0}, new double[] {
                    2, 1
                }));
        return ColumnTransformer.builder(Signature.unnamed(3))
                .part("numbers", Pipeline.of(numbers), 1)
                .part(
                        "one hot",
                        OneHotEncoder.builder(one)
                                .column(new double[] {0, 1, 2}, OneHotEncoder.NO_SLOT)
                                .build(),
                        0)
                .part(
                        "ordinal",
                        OrdinalEncoder.builder(one)
                                .column(new double[] {0, 1, Double.NaN}, new double[] {3, 1, 2}, -1)
                                .build(),
                        0)
                .part(
                        "again",
                        Scaler.clipped(
                                one,
                                Scaler.Operation.DIVIDE,
                                new double[0],
                                new double[] {4},
                                new double[] {-1},
                                new double[] {1}),
                        0)
                .build();
    }

    private static Model stacking() {
        Map<String, Model> voters = new LinkedHashMap<>();
        voters.put("linear", linear(ENCODED));
        voters.put("tree", tree());
        return Stacking.builder(linear(Signature.unnamed(WIDTH + 3)))
                .base("voting", Voting.of(CLASSES, Voting.Mode.SOFT, voters, 1, 2), Response.PROBABILITIES)
                .base("calibrated", calibrated(), Response.PROBABILITIES_WITHOUT_FIRST)
                .passthrough(true)
                .build();
    }

    private static Model calibrated() {
        return Calibrated.builder(ENCODED, CLASSES)
                .sigmoid(tree(), Response.PROBABILITIES_WITHOUT_FIRST, new double[] {-2}, new double[] {0.5})
                .isotonic(
                        linear(ENCODED),
                        Response.PROBABILITIES_WITHOUT_FIRST,
                        List.of(new double[] {0.1, 0.9}),
                        List.of(new double[] {0, 1}))
                .build();
    }

    private static Model linear(Signature columns) {
        double[] coefficients = new double[columns.count()];
        for (int i = 0; i < coefficients.length; i++) {
            coefficients[i] = i % 3 - 0.75;
        }
        return LinearModel.of(
                columns,
                CLASSES,
                Link.SIGMOID,
                HeapTensor.of(coefficients, 1, columns.count()),
                HeapTensor.of(new double[] {0.25}));
    }

    /** A tree whose first split is a set of categories. */
    private static Model tree() {
        TreeNodes nodes = new TreeNodes(
                new int[] {1, -1, 3, -1, -1},
                new int[] {2, -1, 4, -1, -1},
                new int[] {5, 0, 0, 0, 0},
                new double[] {0, 0, 0.25, 0, 0},
                new double[] {0, 0, 0.25, 0.75, 0, 0, 0.5, 0.5, 1, 0});
        return TreeEnsemble.builder(ENCODED, CLASSES)
                .addTree(nodes.categories(new int[] {0, -1, -1, -1, -1}, new long[] {2, 0, 0, 0}))
                .build();
    }
}
