package dev.brine.cli;

import dev.brine.kind.ErrorBounds;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Model;
import dev.brine.model.Row;
import java.util.List;

/**
 * Chooses when predictions equal the outputs of the program that trained a model: exactly if all do, else within what the
 * order of sums may change, which is nothing for most kinds.
 */
final class SourceRule {
    private SourceRule() {}

    /**
     * Returns the rule.
     *
     * @param expected the outputs of each row, one after another
     * @throws RefusedException if the model refuses a row, naming it
     */
    static ComparisonRule of(Model model, List<Row> rows, double[] expected, String rowsName) throws RefusedException {
        ErrorBounds bounds = ErrorBounds.of(model);
        double[] predicted = new RowPredictor(model, rowsName).predict(rows, 0);
        if (bounds.kind() == ComparisonRule.Kind.EXACT || areEqual(expected, predicted)) {
            return ComparisonRule.exact();
        }
        double[] allowed = new double[predicted.length];
        int outputs = model.state().outputs().count();
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(bounds.of(rows.get(i)), 0, allowed, i * outputs, outputs);
        }
        return tightest(bounds.kind(), allowed, expected);
    }

    private static boolean areEqual(double[] expected, double[] predicted) {
        ComparisonRule exact = ComparisonRule.exact();
        for (int i = 0; i < expected.length; i++) {
            if (!exact.accepts(expected[i], predicted[i])) {
                return false;
            }
        }
        return true;
    }

    /** One tolerance must do for all rows: a fraction of the output or a distance, whichever allows less in all. */
    private static ComparisonRule tightest(ComparisonRule.Kind kind, double[] allowed, double[] expected) {
        double absolute = 0;
        double relative = 0;
        double sum = 0;
        for (int i = 0; i < allowed.length; i++) {
            if (Double.isFinite(allowed[i]) && Double.isFinite(expected[i])) {
                absolute = Math.max(absolute, allowed[i]);
                relative = Math.max(relative, allowed[i] / Math.abs(expected[i]));
                sum += Math.abs(expected[i]);
            }
        }
        boolean isRelativeTighter = relative * sum < absolute * allowed.length;
        return isRelativeTighter ? new ComparisonRule(kind, 0, relative) : new ComparisonRule(kind, absolute, 0);
    }
}
