package dev.brine.kind.internal;

/** Adds up numbers that lie side by side in the order in which numpy does, so that the sum has the same bits. */
public final class PairwiseSum {
    private static final int LANES = 8;
    private static final int LEAF = 128;

    private PairwiseSum() {}

    /**
     * Returns the sum of {@code values[start .. start + count)}.
     *
     * <p><b>Source.</b> numpy's {@code pairwise_sum} (numpy/core/src/umath/loops_utils.h.src).
     */
    public static double of(double[] values, int start, int count) {
        if (count < LANES) {
            double sum = 0;
            for (int i = start; i < start + count; i++) {
                sum += values[i];
            }
            return sum;
        }
        if (count > LEAF) {
            int half = count / 2;
            half -= half % LANES;
            return of(values, start, half) + of(values, start + half, count - half);
        }
        return inLanes(values, start, count);
    }

    private static double inLanes(double[] values, int start, int count) {
        double a = values[start];
        double b = values[start + 1];
        double c = values[start + 2];
        double d = values[start + 3];
        double e = values[start + 4];
        double f = values[start + 5];
        double g = values[start + 6];
        double h = values[start + 7];
        int i = start + LANES;
        for (int end = start + count - count % LANES; i < end; i += LANES) {
            a += values[i];
            b += values[i + 1];
            c += values[i + 2];
            d += values[i + 3];
            e += values[i + 4];
            f += values[i + 5];
            g += values[i + 6];
            h += values[i + 7];
        }
        double sum = ((a + b) + (c + d)) + ((e + f) + (g + h));
        for (; i < start + count; i++) {
            sum += values[i];
        }
        return sum;
    }
}
