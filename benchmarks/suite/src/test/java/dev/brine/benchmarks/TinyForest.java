package dev.brine.benchmarks;

import dev.brine.kind.Pipeline;
import dev.brine.kind.Scaler;
import dev.brine.kind.TextColumns;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.kind.tree.TreeNodes;
import dev.brine.model.ColumnType;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A forest of random trees, made in no time. */
public final class TinyForest {
    private static final int INPUTS = 3;
    private static final int TREES = 5;
    private static final int NODES = 255;
    private static final long ROWS = 8;

    private TinyForest() {}

    public static SavedModel make() {
        Random random = new Random(1);
        TreeEnsembleBuilder builder = TreeEnsemble.builder(Signature.unnamed(INPUTS), Outputs.regression(1));
        for (int tree = 0; tree < TREES; tree++) {
            builder.addTree(tree(random));
        }
        TreeEnsemble forest = builder.build();
        double[] rows = random.doubles(ROWS * INPUTS).toArray();
        return new SavedModel(forest.state(), VerificationSet.predictedBy(forest, rows), Environment.current());
    }

    /** Makes a pipeline of a standard scaler and the forest. */
    public static SavedModel makeScaled() {
        double[] ones = new double[INPUTS];
        Arrays.fill(ones, 1);
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put(
                "scaler",
                Scaler.of(Signature.unnamed(INPUTS), Scaler.Operation.SUBTRACT_DIVIDE, new double[INPUTS], ones));
        SavedModel forest = make();
        steps.put("forest", ModelKinds.view(forest.state()));
        Pipeline pipeline = Pipeline.of(steps);
        return new SavedModel(pipeline.state(), forest.verification(), Environment.current());
    }

    /** Makes a pipeline whose second column holds texts, of which a file, a line or a shell may think as it likes. */
    public static SavedModel makeWithTexts() {
        Signature signature = Signature.of(
                List.of("area", "town", "rooms"), List.of(ColumnType.NUMBER, ColumnType.STRING, ColumnType.NUMBER));
        List<String> towns = List.of("Bern", "Basel, Stadt", "say \"hi\"", "two\nlines", "Genève", "東京", "", "unknown");
        TextColumns columns =
                TextColumns.of(signature, List.of(new TextColumns.Vocabulary(towns.subList(0, 6), false)));
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("columns", columns);
        SavedModel forest = make();
        steps.put("forest", ModelKinds.view(forest.state()));
        Pipeline pipeline = Pipeline.of(steps);
        VerificationSet numbers = forest.verification();
        VerificationSet rows = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                numbers.rows(),
                numbers.expected(),
                Map.of(1, towns));
        double[] expected = new double[towns.size()];
        double[] one = new double[1];
        for (int row = 0; row < expected.length; row++) {
            pipeline.newPredictor().predict(rows.row(signature, row), one);
            expected[row] = one[0];
        }
        VerificationSet set = VerificationSet.of(
                VerificationSet.Origin.BRINE_IMPORT,
                ComparisonRule.exact(),
                numbers.rows(),
                HeapTensor.of(expected, expected.length, 1),
                Map.of(1, towns));
        return new SavedModel(pipeline.state(), set, Environment.current());
    }

    private static TreeNodes tree(Random random) {
        int[] left = new int[NODES];
        int[] right = new int[NODES];
        int[] feature = new int[NODES];
        for (int node = 0; node < NODES; node++) {
            boolean isSplit = 2 * node + 2 < NODES;
            left[node] = isSplit ? 2 * node + 1 : -1;
            right[node] = isSplit ? 2 * node + 2 : -1;
            feature[node] = random.nextInt(INPUTS);
        }
        return new TreeNodes(
                left,
                right,
                feature,
                random.doubles(NODES).toArray(),
                random.doubles(NODES).toArray());
    }
}
