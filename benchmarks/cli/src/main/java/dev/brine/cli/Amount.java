package dev.brine.cli;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A number with a unit, as {@code 64MB}, {@code 100MB/s} or {@code 200ms}.
 *
 * @param value in bytes, bytes a second or seconds
 */
record Amount(double value) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) ?([A-Za-z/]*)");
    private static final Map<String, Double> BYTES =
            Map.of("", 1.0, "b", 1.0, "kb", 1e3, "mb", 1e6, "gb", 1e9, "kib", 0x1p10, "mib", 0x1p20, "gib", 0x1p30);
    private static final Map<String, Double> SECONDS = Map.of("us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0);
    private static final double BITS_A_BYTE = 8;

    /** Reads bytes; 1 MB is 10^6, 1 MiB is 2^20. */
    static final class Bytes implements ITypeConverter<Amount> {
        @Override
        public Amount convert(String text) {
            return read(text, BYTES, "a size, expected bytes such as 10000000, 10MB or 64MiB");
        }
    }

    /** Reads bytes a second, also given as bits. */
    static final class Rate implements ITypeConverter<Amount> {
        @Override
        public Amount convert(String text) {
            String expected = "a bandwidth, expected one such as 100MB/s or 800Mbit/s";
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.endsWith("bit/s")) {
                Amount bits = read(text.substring(0, text.length() - "it/s".length()), BYTES, expected);
                return new Amount(bits.value / BITS_A_BYTE);
            }
            return read(lower.endsWith("/s") ? text.substring(0, text.length() - 2) : text, BYTES, expected);
        }
    }

    /** Reads seconds. */
    static final class Seconds implements ITypeConverter<Amount> {
        @Override
        public Amount convert(String text) {
            return read(text, SECONDS, "a time, expected one such as 200ms or 1.5s");
        }
    }

    private static Amount read(String text, Map<String, Double> units, String expected) {
        Matcher matcher = TEXT.matcher(text);
        Double unit = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new TypeConversionException("'%s' is not %s".formatted(text, expected));
        }
        return new Amount(Double.parseDouble(matcher.group(1)) * unit);
    }
}
