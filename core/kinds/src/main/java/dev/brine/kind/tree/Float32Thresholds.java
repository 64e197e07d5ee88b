package dev.brine.kind.tree;

import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import dev.brine.tensor.TensorGroup;

/**
 * A normalisation: every threshold {@code t} of the tree ensembles that compare rows as float32 becomes the largest
 * float32 that is not above {@code t}. No float32 lies between the two, so every row goes the way it went; the thresholds
 * then have 29 zero bits, which compress. The model has a digest of its own and the environment names the step.
 */
public final class Float32Thresholds {
    /** Key of the environment entry that names the step; its value is {@code float32}. */
    public static final String ENVIRONMENT_KEY = "normalised.thresholds";

    private static final String ENVIRONMENT_VALUE = "float32";

    private long splitCount;
    private long changedCount;
    private int ensembleCount;

    private Float32Thresholds() {}

    /**
     * What the step did.
     *
     * @param model the normalised model, with the verification set and environment of the one it was made from
     * @param ensembleCount tree ensembles that compare as float32
     * @param splitCount thresholds in them
     * @param changedCount thresholds that were no float32 before
     */
    public record Result(SavedModel model, int ensembleCount, long splitCount, long changedCount) {}

    /**
     * Normalises a model and the models inside it, and compares what both predict from the verification rows and from
     * rows at and next to the thresholds.
     *
     * @throws IllegalArgumentException if no tree ensemble in it compares rows as float32
     * @throws IllegalStateException if a prediction differs, which would be an error of this class
     */
    public static Result of(SavedModel model) {
        Float32Thresholds step = new Float32Thresholds();
        ModelState state = step.normalised(model.state());
        if (step.ensembleCount == 0) {
            throw new IllegalArgumentException(
                    "no tree ensemble in this %s compares rows as float32, so its thresholds stay float64"
                            .formatted(model.state().kind()));
        }
        EqualPredictions.check(
                ModelKinds.view(model.state()), ModelKinds.view(state), model.verification(), model.state());
        SavedModel normalised = new SavedModel(
                state, model.verification(), model.environment().with(ENVIRONMENT_KEY, ENVIRONMENT_VALUE));
        return new Result(normalised, step.ensembleCount, step.splitCount, step.changedCount);
    }

    /** Returns the largest float32 that is not above a threshold; a NaN stays. */
    static double floor(double threshold) {
        float nearest = (float) threshold;
        return nearest > threshold ? Math.nextDown(nearest) : Double.isNaN(threshold) ? threshold : nearest;
    }

    private ModelState normalised(ModelState state) {
        boolean isEnsemble = state.kind().equals(TreeEnsemble.KIND);
        ModelState.Builder builder = ModelState.builder(
                        state.kind(), state.kindVersion(), state.signature(), state.outputs())
                .attributes(state.attributes());
        state.ungroupedTensors().forEach(builder::tensor);
        boolean isComparedAsFloat = isEnsemble && TreeEnsemble.of(state).comparison == TreeEnsemble.Comparison.FLOAT32;
        state.groups()
                .forEach((name, group) ->
                        builder.group(name, isComparedAsFloat && name.equals("nodes") ? normalised(group) : group));
        state.children().forEach((name, child) -> builder.child(name, normalised(child)));
        ModelState made = builder.build();
        if (isComparedAsFloat) {
            ensembleCount++;
            EqualPredictions.checkAtThresholds(TreeEnsemble.of(state), TreeEnsemble.of(made));
        }
        return made;
    }

    private TensorGroup normalised(TensorGroup nodes) {
        Tensor records =
                nodes.withLayout(TensorGroup.Layout.INTERLEAVED).records().orElseThrow();
        TensorBuilder builder = TensorBuilder.exact(ElementType.I64, records.shape());
        for (long node = 0; node < nodes.recordCount(); node++) {
            long head = records.bits(NodeRecord.WORDS * node);
            long value = records.bits(NodeRecord.WORDS * node + 1);
            builder.putBits(head);
            builder.putBits(hasThreshold(head) ? normalisedThreshold(value) : value);
        }
        return TensorGroup.interleaved(NodeRecord.COLUMNS, builder.build());
    }

    private static boolean hasThreshold(long head) {
        return head >= 0 && ((int) (head >>> 32) & NodeRecord.CATEGORICAL) == 0;
    }

    private long normalisedThreshold(long bits) {
        double threshold = Double.longBitsToDouble(bits);
        double floor = floor(threshold);
        splitCount++;
        if (floor == threshold || Double.isNaN(threshold)) {
            return bits;
        }
        changedCount++;
        return Double.doubleToRawLongBits(floor);
    }
}
