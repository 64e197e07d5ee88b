package dev.brine.reports.statistics;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.StandardDeviation;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How large a slowdown must be before rounds of one size call it.
 *
 * <p>Pairs exceed a margin where both Student's lower bound and the exact signed-rank test say so. A slowdown only
 * shifts their logarithms, so every sample of noise has one smallest shift from which it passes. The quantile of that
 * shift over seeded samples of normal noise, in units of the spread, is what nine runs of ten see. It describes the
 * rule, not a machine: noise with heavier tails asks for more.
 */
public final class SmallestEffect {
    /** Share of runs that see an effect of that size. */
    public static final double POWER = 0.9;

    private static final int SAMPLES = 2000;
    private static final long SEED = 20_261_123;

    private static final Map<Design, Double> SHIFTS = new ConcurrentHashMap<>();

    private SmallestEffect() {}

    /** What the shift depends on: the sample's size, how many Walsh averages are cut off, the level of the bound. */
    private record Design(int pairs, int cut, double level) {}

    /**
     * The smallest slowdown that nine runs of ten would find to be above the margin.
     *
     * @param pairs number of pairs
     * @param spread standard deviation of ln(head / base)
     * @param margin slowdown to be exceeded, such as 0.05
     * @param alpha largest p that passes, after every correction
     * @param level level of the lower bound, such as 0.99
     * @return such as 0.12 for 12 %; infinite where so few pairs cannot pass at all
     */
    public static double of(int pairs, double spread, double margin, double alpha, double level) {
        int cut = SignedRanks.cut(pairs, alpha);
        if (cut == 0 || pairs < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double shift = SHIFTS.computeIfAbsent(new Design(pairs, cut, level), SmallestEffect::shift);
        return StrictMath.exp(StrictMath.log1p(margin) + spread * shift) - 1;
    }

    private static double shift(Design design) {
        int pairs = design.pairs();
        double t = TDistribution.of(pairs - 1).inverseCumulativeProbability(design.level()) / Math.sqrt(pairs);
        Random random = new Random(SEED);
        double[] shifts = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double[] noise = new double[pairs];
            Arrays.setAll(noise, j -> random.nextGaussian());
            double byBound = t * StandardDeviation.of(noise).getAsDouble()
                    - Mean.of(noise).getAsDouble();
            shifts[i] = Math.max(byBound, -PairedRatio.walshAverages(noise)[design.cut() - 1]);
        }
        Arrays.sort(shifts);
        return shifts[(int) Math.ceil(POWER * SAMPLES) - 1];
    }
}
