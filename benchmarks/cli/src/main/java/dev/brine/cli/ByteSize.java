package dev.brine.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes such as {@code 67108864} or {@code 64MiB}. */
record ByteSize(long bytes) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(KiB|MiB|GiB)?");

    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<ByteSize> {
        @Override
        public ByteSize convert(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'%s' is not a size, expected bytes such as 67108864 or 64MiB".formatted(text));
            }
            String unit = matcher.group(2) == null ? "" : matcher.group(2);
            long factor = switch (unit) {
                case "KiB" -> 1L << 10;
                case "MiB" -> 1L << 20;
                case "GiB" -> 1L << 30;
                default -> 1L;
            };
            try {
                return new ByteSize(Math.multiplyExact(Long.parseLong(matcher.group(1)), factor));
            } catch (ArithmeticException e) {
                throw new TypeConversionException("'%s' is larger than 2^63-1 bytes".formatted(text));
            }
        }
    }
}
