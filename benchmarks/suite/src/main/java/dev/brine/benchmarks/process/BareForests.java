package dev.brine.benchmarks.process;

import dev.brine.model.ModelState;
import dev.brine.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes from a model what the bare walk has to know beforehand. */
public final class BareForests {
    private static final String FOREST = "tree-ensemble";
    private static final Set<String> WALKED = Set.of("tree_offsets");

    private BareForests() {}

    /**
     * Returns the bare form of a forest, or of a pipeline of a standard scaler and a forest, for the file of its raw arrays
     * one after another; empty for any other model.
     */
    public static Optional<BareForest> of(ModelState state) {
        if (state.kind().equals(FOREST)) {
            return isWalked(state) ? Optional.of(of(state, 0, new double[0], new double[0])) : Optional.empty();
        }
        List<ModelState> steps = List.copyOf(state.children().values());
        if (!state.kind().equals("pipeline") || steps.size() != 2 || !isStandard(steps.get(0))) {
            return Optional.empty();
        }
        if (!isWalked(steps.get(1))) {
            return Optional.empty();
        }
        ModelState scaler = steps.get(0);
        return Optional.of(of(
                steps.get(1), scaler.tensorBytes(), doubles(scaler.tensor("shift")), doubles(scaler.tensor("scale"))));
    }

    private static boolean isStandard(ModelState scaler) {
        return scaler.kind().equals("scaler")
                && scaler.attributes().text("operation").equals("subtract_divide")
                && scaler.tensors().keySet().equals(Set.of("shift", "scale"));
    }

    private static boolean isWalked(ModelState forest) {
        return forest.kind().equals(FOREST)
                && forest.ungroupedTensors().keySet().equals(WALKED)
                && forest.group("nodes").records().isPresent()
                && forest.attributes().integer("width") == 1
                && forest.attributes().text("aggregation").equals("mean")
                && forest.attributes().text("link").equals("identity")
                && forest.attributes().real("scale") == 1
                && forest.tensorBytes() < Integer.MAX_VALUE / 2;
    }

    private static BareForest of(ModelState forest, long before, double[] mean, double[] deviation) {
        Tensor tensor = forest.tensor("tree_offsets");
        long[] offsets = new long[Math.toIntExact(tensor.elementCount())];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = tensor.getLong(i);
        }
        return new BareForest(
                forest.signature().count(),
                mean,
                deviation,
                BareForest.roots(offsets, before + tensor.byteSize()),
                forest.attributes().text("comparison").equals("float32"));
    }

    private static double[] doubles(Tensor tensor) {
        double[] numbers = new double[Math.toIntExact(tensor.elementCount())];
        tensor.copyDoubles(0, numbers, numbers.length);
        return numbers;
    }
}
