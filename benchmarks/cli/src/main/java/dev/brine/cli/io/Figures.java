package dev.brine.cli.io;

import java.util.Locale;
import tools.jackson.core.io.NumberOutput;

/** Figures as text, the same in every locale and on every JDK. */
public final class Figures {
    private static final double MEBIBYTE = 1 << 20;

    private Figures() {}

    /** Returns the shortest text that reads back bit-equal (any NaN as {@code NaN}); Double.toString's depends on the JDK. */
    public static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    /** Returns all digits, in groups of three. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns the exact bytes and, from a hundredth on, their MiB. */
    public static String bytes(long value) {
        return value < MEBIBYTE / 100
                ? count(value) + " bytes"
                : String.format(Locale.ROOT, "%,d bytes (%,.2f MiB)", value, value / MEBIBYTE);
    }
}
