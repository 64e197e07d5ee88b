package dev.brine.benchmarks.train;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tribuo.regression.rtree.impurity.RegressorImpurity;

/**
 * Mean squared error for Tribuo's CART, with sums that run along the scan for the best split.
 *
 * <p>The scan asks for the rows left and right of every gap between a feature's values, each time as a whole; Tribuo's
 * own measure adds all of them up again, which takes most of a tree's time. This one recognises the scan by its lists:
 * a left side that is the last one and one value more, a right side that is what remains. Any other list is added up in
 * full, so the result never depends on the order of the calls beyond rounding. Sums are double, results float.
 *
 * <p><b>Threads:</b> one at a time; every tree has its own.
 */
final class RunningSquaredError implements RegressorImpurity {
    private final Sums left = new Sums();
    private final Sums total = new Sums();
    private int leftSize;
    private int totalSize;
    private int @Nullable [] leftLast;
    private int @Nullable [] totalLast;

    @Override
    public double impurity(float[] targets, float[] weights) {
        Sums sums = new Sums();
        for (int i = 0; i < targets.length; i++) {
            sums.add(targets[i], weights[i]);
        }
        return sums.tuple().impurity;
    }

    @Override
    public ImpurityTuple impurityTuple(int[] indices, int indexCount, float[] targets, float[] weights) {
        Sums sums = new Sums();
        sums.add(indices, indexCount, targets, weights);
        return sums.tuple();
    }

    @Override
    public ImpurityTuple impurityTuple(List<int[]> indices, float[] targets, float[] weights) {
        int size = indices.size();
        int[] last = indices.get(size - 1);
        if (size > 1 && size == leftSize + 1 && indices.get(size - 2) == leftLast) {
            left.add(last, last.length, targets, weights);
            return extendedTo(size, last);
        }
        if (size == totalSize - leftSize && last == totalLast) {
            return total.minus(left).tuple();
        }
        Sums sums = new Sums();
        for (int[] group : indices) {
            sums.add(group, group.length, targets, weights);
        }
        return size == 1 ? scanStartedAt(sums, last) : firstRight(sums, size, last);
    }

    private ImpurityTuple extendedTo(int size, int[] last) {
        leftSize = size;
        leftLast = last;
        return left.tuple();
    }

    private ImpurityTuple scanStartedAt(Sums sums, int[] last) {
        left.set(sums);
        totalSize = 0;
        totalLast = null;
        return extendedTo(1, last);
    }

    private ImpurityTuple firstRight(Sums sums, int size, int[] last) {
        total.set(left);
        total.add(sums);
        totalSize = leftSize + size;
        totalLast = last;
        return sums.tuple();
    }

    @Override
    public String toString() {
        return "RunningSquaredError";
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "RegressorImpurity");
    }

    /** Sum of the weights, of the weighted targets and of their squares. */
    private static final class Sums {
        private double weight;
        private double target;
        private double square;

        void add(double value, double itsWeight) {
            weight += itsWeight;
            target += itsWeight * value;
            square += itsWeight * value * value;
        }

        void add(int[] indices, int indexCount, float[] targets, float[] weights) {
            for (int i = 0; i < indexCount; i++) {
                add(targets[indices[i]], weights[indices[i]]);
            }
        }

        void add(Sums other) {
            weight += other.weight;
            target += other.target;
            square += other.square;
        }

        void set(Sums other) {
            weight = other.weight;
            target = other.target;
            square = other.square;
        }

        Sums minus(Sums other) {
            Sums rest = new Sums();
            rest.weight = weight - other.weight;
            rest.target = target - other.target;
            rest.square = square - other.square;
            return rest;
        }

        ImpurityTuple tuple() {
            double mean = target / weight;
            return new ImpurityTuple((float) Math.max(0, square / weight - mean * mean), (float) weight);
        }
    }
}
