package dev.brine.reports.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers as text, the same in every locale. MB is 10^6 bytes. */
public final class Numbers {
    private static final int MAX_DECIMALS = 9;
    private static final MathContext DERIVED = new MathContext(10);

    private Numbers() {}

    /** Three significant digits, or every digit before the point, in groups of three. */
    public static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        int decimals = 2 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (decimals > MAX_DECIMALS) {
            return String.format(Locale.ROOT, "%.2e", value);
        }
        return String.format(Locale.ROOT, "%,." + Math.max(0, decimals) + "f", value);
    }

    /** Ten significant digits of a derived figure: the rest depends on the JDK's mathematics. */
    public static double rounded(double value) {
        return new BigDecimal(value).round(DERIVED).doubleValue();
    }

    /** Two significant digits of a count that is no better known. */
    public static long twoDigits(double value) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(value)) - 1));
        return Math.round(value / unit) * Math.round(unit);
    }

    /** A round count in the fewest characters, such as 10k. */
    public static String roundCount(double value) {
        if (value >= 1e6) {
            return tick(value / 1e6, Numbers::significant) + "M";
        }
        return value >= 1e3 ? tick(value / 1e3, Numbers::significant) + "k" : tick(value, Numbers::significant);
    }

    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    public static String bytes(double bytes) {
        if (Math.abs(bytes) < 1e3) {
            return String.format(Locale.ROOT, "%.0f B", bytes);
        }
        if (Math.abs(bytes) < 1e6) {
            return significant(bytes / 1e3) + " kB";
        }
        return Math.abs(bytes) < 1e9 ? significant(bytes / 1e6) + " MB" : significant(bytes / 1e9) + " GB";
    }

    /** A round number of an axis: as the function writes it, without zeros after the point. */
    public static String tick(double value, DoubleFunction<String> text) {
        return value == 0
                ? "0"
                : text.apply(value).replaceFirst("(\\.\\d*?)0+(?= |$)", "$1").replaceFirst("\\.(?= |$)", "");
    }

    public static String mebibytes(long bytes) {
        return significant(bytes / (double) (1 << 20)) + " MiB";
    }

    public static String ratio(double ratio) {
        return (ratio < 100 ? String.format(Locale.ROOT, "%.2f", ratio) : significant(ratio)) + "x";
    }

    /** Nanoseconds in the unit that suits this one value. */
    public static String duration(double nanoseconds) {
        TimeScale scale = TimeScale.forSingle(nanoseconds);
        return significant(nanoseconds / scale.nanoseconds()) + " " + scale.symbol();
    }
}
