package dev.brine.reports.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.function.DoubleFunction;
import tools.jackson.core.io.NumberOutput;

/** Numbers as text, the same in every locale. MB is 10^6 bytes. */
public final class Numbers {
    private static final int MAX_DECIMALS = 9;
    private static final double NANOSECONDS = 1e9;
    private static final double MEBIBYTE = 1 << 20;
    private static final MathContext DERIVED = new MathContext(10);

    private Numbers() {}

    /** A unit to show times in, so that one column has one unit. */
    public record TimeUnit(String symbol, double nanoseconds) {
        private static final double SECONDS_FROM = 100e9;

        /** The unit of a column whose largest value is given. */
        public static TimeUnit forLargest(double nanoseconds) {
            return nanoseconds < SECONDS_FROM && nanoseconds >= 1e6 ? new TimeUnit("ms", 1e6) : forSingle(nanoseconds);
        }

        private static TimeUnit forSingle(double nanoseconds) {
            if (nanoseconds < 1e3) {
                return new TimeUnit("ns", 1);
            }
            if (nanoseconds < 1e6) {
                return new TimeUnit("us", 1e3);
            }
            return nanoseconds < 1e9 ? new TimeUnit("ms", 1e6) : new TimeUnit("s", 1e9);
        }
    }

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

    /** That many digits after the point. */
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
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

    /** Every digit, in groups of three. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** The shortest text that reads back bit-equal, any NaN as {@code NaN}; that of Double.toString depends on the JDK. */
    public static String exact(double value) {
        return NumberOutput.toString(value, true);
    }

    /** The exact bytes and, from a hundredth on, their MiB. */
    public static String exactBytes(long bytes) {
        return bytes < MEBIBYTE / 100
                ? count(bytes) + " bytes"
                : String.format(Locale.ROOT, "%,d bytes (%,.2f MiB)", bytes, bytes / MEBIBYTE);
    }

    /** A number as a count where it is whole, else three significant digits. */
    public static String plain(double value) {
        return value == Math.rint(value) ? count((long) value) : significant(value);
    }

    /** A count with a word that takes an s unless there is one of it. */
    public static String counted(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    /** Bytes in the unit that suits this one value. */
    public static String bytes(double bytes) {
        if (Math.abs(bytes) < 1e3) {
            return fixed(bytes, 0) + " B";
        }
        if (Math.abs(bytes) < 1e6) {
            return significant(bytes / 1e3) + " kB";
        }
        return Math.abs(bytes) < 1e9 ? significant(bytes / 1e6) + " MB" : significant(bytes / 1e9) + " GB";
    }

    /** Bytes in MiB. */
    public static String mebibytes(long bytes) {
        return significant(bytes / MEBIBYTE) + " MiB";
    }

    /** Nanoseconds in the unit that suits this one value. */
    public static String duration(double nanoseconds) {
        TimeUnit unit = TimeUnit.forSingle(nanoseconds);
        return significant(nanoseconds / unit.nanoseconds()) + " " + unit.symbol();
    }

    /** Seconds in the unit that suits this one value. */
    public static String seconds(double seconds) {
        return duration(seconds * NANOSECONDS);
    }

    /** A figure with its unit; {@code ns} and {@code ns} by something are times. */
    public static String withUnit(double value, String unit) {
        boolean isTime = unit.equals("ns") || unit.startsWith("ns/");
        return isTime ? duration(value) : significant(value) + " " + unit;
    }

    /** How many times as much, such as {@code 2.50x}. */
    public static String ratio(double ratio) {
        return (ratio < 100 ? fixed(ratio, 2) : significant(ratio)) + "x";
    }

    /** A share with one decimal, such as {@code 12.0 %}. */
    public static String percent(double share) {
        return fixed(100 * share, 1) + " %";
    }

    /** Both ends of an interval, such as {@code 1.50 to 2.50}. */
    public static String range(double low, double high, DoubleFunction<String> text) {
        return text.apply(low) + " to " + text.apply(high);
    }

    /** A share with one decimal where it is not zero, such as {@code 12 %}. */
    public static String shortPercent(double share) {
        return percent(share).replace(".0 %", " %");
    }

    /** A round number of an axis: as the function writes it, without zeros after the point. */
    public static String tick(double value, DoubleFunction<String> text) {
        return value == 0
                ? "0"
                : text.apply(value).replaceFirst("(\\.\\d*?)0+(?= |$)", "$1").replaceFirst("\\.(?= |$)", "");
    }
}
