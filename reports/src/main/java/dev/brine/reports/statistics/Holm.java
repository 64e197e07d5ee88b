package dev.brine.reports.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts the p-values of one family of tests, so that the chance of even one false alarm stays below the level.
 *
 * <p><b>Source:</b> Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics
 * 6(2), 1979; the same numbers as R's {@code p.adjust(method = "holm")}.
 */
public final class Holm {
    private Holm() {}

    /** The adjusted p-values, in the order given; an adjusted p at or below the level is significant. */
    public static double[] adjust(double... pValues) {
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        int[] ascending = ascending(pValues);
        for (int i = 0; i < ascending.length; i++) {
            largest = Math.max(largest, Math.min(1, (pValues.length - i) * pValues[ascending[i]]));
            adjusted[ascending[i]] = largest;
        }
        return adjusted;
    }

    private static int[] ascending(double[] pValues) {
        if (Arrays.stream(pValues).anyMatch(p -> !(p >= 0 && p <= 1))) {
            throw new IllegalArgumentException(
                    "p-values " + Arrays.toString(pValues) + " hold one that is not within 0 and 1");
        }
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
