package dev.brine.cli.csv;

import dev.brine.cli.csv.CsvRows.CsvRow;
import dev.brine.cli.io.RefusedException;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.model.ExpectedOutputs;
import dev.brine.model.Model;
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
     * @param expected predictions, probabilities, or both, of each row, one after another
     * @throws RefusedException if the model refuses a row, naming its line, or has no probabilities
     */
    static ComparisonRule of(Model model, List<CsvRow> rows, double[] expected, String rowsName)
            throws RefusedException {
        ExpectedOutputs outputs = ExpectedOutputs.of(model, expected.length / rows.size());
        double[] computed = RowPredictor.each(rows, outputs.count(), rowsName, outputs::compute);
        ErrorBounds predictions = ErrorBounds.ofPredictions(model.state());
        boolean hasProbabilities = outputs.predictionCount() < outputs.count();
        if (areEqual(expected, computed) || (!hasProbabilities && predictions.rule() == ComparisonRule.Kind.EXACT)) {
            return ComparisonRule.exact();
        }
        ErrorBounds bounds = hasProbabilities ? ErrorBounds.ofProbabilities(model.state()) : predictions;
        int start = hasProbabilities ? outputs.predictionCount() : 0; // classes are exact
        double[] allowed = new double[computed.length];
        for (int i = 0; i < rows.size(); i++) {
            double[] one = bounds.of(rows.get(i).row());
            System.arraycopy(one, 0, allowed, i * outputs.count() + start, one.length);
        }
        return tightest(bounds.rule(), allowed, expected);
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
