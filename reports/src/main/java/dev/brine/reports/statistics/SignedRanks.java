package dev.brine.reports.statistics;

/**
 * The distribution of the signed-rank statistic under its null hypothesis: the sum of a random subset of 1..n.
 *
 * <p><b>Source:</b> the counting recursion of R's {@code csignrank}; Hollander, Wolfe, Chicken, "Nonparametric
 * Statistical Methods", 3rd edition, section 3.1.
 */
final class SignedRanks {
    private SignedRanks() {}

    /** Smallest one-sided p that n pairs can give: all of them on one side. */
    static double smallestP(int pairs) {
        return Math.scalb(1.0, -pairs);
    }

    /**
     * How many of the sorted Walsh averages may be cut off at one end, if at most {@code tail} of the probability may
     * lie there; 0 if not one.
     */
    static int cut(int pairs, double tail) {
        double[] probabilities = probabilities(pairs);
        double sum = 0;
        int cut = 0;
        while (cut < probabilities.length && sum + probabilities[cut] <= tail) {
            sum += probabilities[cut];
            cut++;
        }
        return cut;
    }

    private static double[] probabilities(int pairs) {
        int largest = pairs * (pairs + 1) / 2;
        double[] ways = new double[largest + 1];
        ways[0] = 1;
        for (int rank = 1; rank <= pairs; rank++) {
            for (int sum = rank * (rank + 1) / 2; sum >= rank; sum--) {
                ways[sum] += ways[sum - rank];
            }
        }
        for (int sum = 0; sum <= largest; sum++) {
            ways[sum] = Math.scalb(ways[sum], -pairs);
        }
        return ways;
    }
}
