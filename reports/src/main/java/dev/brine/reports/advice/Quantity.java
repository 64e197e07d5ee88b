package dev.brine.reports.advice;

import java.util.function.DoubleFunction;

/**
 * Figures as text: three significant digits, or every digit before the point. Only additions, products and roundings of
 * doubles, so that the page's script writes the same text.
 */
final class Quantity {
    private static final int MAX_DECIMALS = 9;
    private static final int GROUP = 3;

    private Quantity() {}

    static String significant(double value) {
        if (value == 0) {
            return "0";
        }
        int decimals = 2;
        double probe = value;
        while (probe < 1 && decimals < MAX_DECIMALS) {
            probe *= 10;
            decimals++;
        }
        return fixed(value, value < 10 ? decimals : value < 100 ? 1 : 0);
    }

    private static String fixed(double value, int decimals) {
        double scale = 1;
        for (int i = 0; i < decimals; i++) {
            scale *= 10;
        }
        String digits = Long.toString((long) Math.floor(value * scale + 0.5));
        String padded = "0".repeat(Math.max(0, decimals + 1 - digits.length())) + digits;
        String whole = padded.substring(0, padded.length() - decimals);
        String fraction = padded.substring(padded.length() - decimals);
        return grouped(whole) + (decimals == 0 ? "" : "." + fraction);
    }

    private static String grouped(String digits) {
        StringBuilder out = new StringBuilder(digits);
        for (int at = digits.length() - GROUP; at > 0; at -= GROUP) {
            out.insert(at, ',');
        }
        return out.toString();
    }

    /** A count without a fraction, or three significant digits of what has one. */
    static String count(double value) {
        return value == Math.floor(value) ? fixed(value, 0) : significant(value);
    }

    static String bytes(double bytes) {
        if (bytes < 1e3) {
            return fixed(bytes, 0) + " B";
        }
        if (bytes < 1e6) {
            return significant(bytes / 1e3) + " kB";
        }
        return bytes < 1e9 ? significant(bytes / 1e6) + " MB" : significant(bytes / 1e9) + " GB";
    }

    static String seconds(double seconds) {
        if (seconds < 1e-6) {
            return significant(seconds * 1e9) + " ns";
        }
        if (seconds < 1e-3) {
            return significant(seconds * 1e6) + " us";
        }
        return seconds < 1 ? significant(seconds * 1e3) + " ms" : significant(seconds) + " s";
    }

    static String bytes(Range range) {
        return withBounds(range, Quantity::bytes);
    }

    static String seconds(Range range) {
        return withBounds(range, Quantity::seconds);
    }

    private static String withBounds(Range range, DoubleFunction<String> text) {
        String low = text.apply(range.low());
        String high = text.apply(range.high());
        return text.apply(range.mid()) + (low.equals(high) ? "" : " (" + low + " to " + high + ")");
    }

    static String ratio(double ratio) {
        return (ratio < 100 ? fixed(ratio, 2) : significant(ratio)) + "x";
    }
}
