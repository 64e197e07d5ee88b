package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.kind.internal.PairwiseSum;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The meaning of the values of a tree's nodes: of a regression a number for each output, of a classifier a number for each
 * class of each output.
 *
 * <p>Up to scikit-learn 1.3 the latter are weighted counts, which every prediction divides by their sum; since 1.4 they are
 * fractions, which it takes as they are.
 */
final class LeafValues {
    private static final double FRACTION_TOLERANCE = 1e-6;

    private final int[] valueCounts;
    private final boolean isClassification;
    private final boolean areFractions;

    private LeafValues(int[] valueCounts, boolean isClassification, boolean areFractions) {
        this.valueCounts = valueCounts;
        this.isClassification = isClassification;
        this.areFractions = areFractions;
    }

    static LeafValues ofNumbers(int outputs) {
        int[] ones = new int[outputs];
        Arrays.fill(ones, 1);
        return new LeafValues(ones, false, true);
    }

    static LeafValues ofClasses(Outputs outputs, boolean areFractions) {
        int[] counts =
                outputs.list().stream().map(Output::labels).mapToInt(List::size).toArray();
        return new LeafValues(counts, true, areFractions);
    }

    /** Returns whether a node has one value, a number. */
    boolean isSingle() {
        return !isClassification && valueCounts.length == 1;
    }

    /**
     * Returns the values of every node, those of a node after one another.
     *
     * @param single an array that is used where a node has one value
     */
    double[] read(Fields tree, int nodeCount, double[] single) throws IOException {
        NdArray array = tree.array("values");
        long[] shape = array.shape();
        int widest = Arrays.stream(valueCounts).max().orElse(0);
        if (shape.length != 3 || shape[0] != nodeCount || shape[1] != valueCounts.length || shape[2] != widest) {
            throw tree.corrupt("values have shape %s, expected [%d, %d, %d]"
                    .formatted(Arrays.toString(shape), nodeCount, valueCounts.length, widest));
        }
        if (isSingle() && Values.isNumeric(array)) {
            array.readDoubles(0, single, 0, nodeCount);
            return single;
        }
        double[] values = tree.numbers("values", array);
        if (!isClassification) {
            return values;
        }
        return fractions(values, nodeCount, widest);
    }

    private double[] fractions(double[] values, int nodeCount, int widest) {
        int width = Arrays.stream(valueCounts).sum();
        double[] all = width == values.length / nodeCount ? values : new double[nodeCount * width];
        int to = 0;
        for (int block = 0; block < nodeCount * valueCounts.length; block++) {
            int count = valueCounts[block % valueCounts.length];
            System.arraycopy(values, block * widest, all, to, count);
            normalise(all, to, count);
            to += count;
        }
        return all;
    }

    private void normalise(double[] values, int start, int count) {
        double sum = PairwiseSum.of(values, start, count);
        if (sum == 0 || (areFractions && Math.abs(sum - 1) < FRACTION_TOLERANCE)) {
            return;
        }
        for (int i = start; i < start + count; i++) {
            values[i] /= sum;
        }
    }
}
