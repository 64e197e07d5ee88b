package dev.brine.kind.internal;

import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import java.util.List;
import java.util.stream.DoubleStream;

/** What the error bounds of several kinds are made of; {@link ErrorBounds} explains the numbers. */
public final class Rounding {
    /** The error of one addition, in parts of the sum. */
    public static final double SUM_ERROR = 0x1p-52;

    private static final double EXP_ERROR = 0x1p-50;

    private Rounding() {}

    /** Returns what a model predicts of a row. */
    public static double[] predict(Model model, double[] row) {
        double[] out = new double[model.state().outputs().count()];
        model.newPredictor().predict(row, out);
        return out;
    }

    /** Replaces bounds of scores by those of the outputs that {@code exp} makes of them. */
    public static double[] afterExp(double[] bounds, double[] outputs) {
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = Math.abs(outputs[i]) * (StrictMath.expm1(bounds[i]) + EXP_ERROR);
        }
        return bounds;
    }

    /**
     * Returns the bounds of all scores of the models inside a classifier. A final model of stacking takes other columns,
     * probabilities for the most part, which are no larger than 1.
     */
    public static ErrorBounds ofScoresInside(ModelState state) {
        List<ErrorBounds> members = state.children().values().stream()
                .filter(child -> child.signature().count() == state.signature().count())
                .map(ModelKinds::errorBounds)
                .toList();
        return ErrorBounds.of(
                ComparisonRule.Kind.TOLERANCE,
                row -> members.stream()
                        .flatMapToDouble(member -> DoubleStream.of(member.of(row)))
                        .toArray());
    }
}
