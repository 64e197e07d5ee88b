package dev.brine.format.testkit;

import dev.brine.kind.Calibrated;
import dev.brine.kind.ColumnTransformer;
import dev.brine.kind.Imputer;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.kind.Normalizer;
import dev.brine.kind.OneHotEncoder;
import dev.brine.kind.OrdinalEncoder;
import dev.brine.kind.Pipeline;
import dev.brine.kind.Response;
import dev.brine.kind.Scaler;
import dev.brine.kind.Stacking;
import dev.brine.kind.TextColumns;
import dev.brine.kind.TreeEnsemble;
import dev.brine.kind.TreeNodes;
import dev.brine.kind.Voting;
import dev.brine.model.ColumnType;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.Model;
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

/** One pipeline, from texts to classes, that contains a model of almost every kind. */
final class KindSamples {
    private static final Signature COLUMNS = Signature.of(
            List.of("town", "size", "note"), List.of(ColumnType.STRING, ColumnType.NUMBER, ColumnType.ANY));
    private static final Outputs CLASSES = Outputs.classification(List.of("no", "yes"));
    private static final int WIDTH = 7;
    private static final Signature ENCODED = Signature.unnamed(WIDTH);

    private KindSamples() {}

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
        steps.put(
                "texts",
                TextColumns.of(COLUMNS, List.of(new TextColumns.Vocabulary(List.of("Genf", "Bern", "Basel"), false))));
        steps.put("columns", columns());
        steps.put("normalize", Normalizer.of(ENCODED, Normalizer.Norm.L2));
        steps.put("stack", stacking());
        return Pipeline.of(steps);
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
        Model calibrated = Calibrated.builder(ENCODED, CLASSES)
                .sigmoid(tree(), Response.PROBABILITIES_WITHOUT_FIRST, new double[] {-2}, new double[] {0.5})
                .isotonic(
                        linear(ENCODED),
                        Response.PROBABILITIES_WITHOUT_FIRST,
                        List.of(new double[] {0.1, 0.9}),
                        List.of(new double[] {0, 1}))
                .build();
        return Stacking.builder(linear(Signature.unnamed(WIDTH + 3)))
                .base("voting", Voting.of(CLASSES, Voting.Mode.SOFT, voters, 1, 2), Response.PROBABILITIES)
                .base("calibrated", calibrated, Response.PROBABILITIES_WITHOUT_FIRST)
                .passthrough(true)
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
