package dev.brine.reports.gate;

import java.util.Locale;

/** Shares and ratios in percent. */
final class Percent {
    private Percent() {}

    /** Such as {@code 12.3 %}. */
    static String of(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share).replace(".0 %", " %");
    }

    /** Such as {@code 12.3 % slower}. */
    static String change(double ratio) {
        return of(Math.abs(ratio - 1)) + (ratio < 1 ? " faster" : " slower");
    }
}
