package dev.brine.cli;

import java.util.Locale;
import java.util.OptionalDouble;

/** One cell of a CSV file; the text of a quoted one is without its quotes. */
record CsvCell(String text, boolean isQuoted) {
    /** Returns whether a value is missing: nothing, or {@code nan} outside quotes, in which it is a text. */
    boolean isMissing() {
        return text.isEmpty() || (!isQuoted && text.strip().equalsIgnoreCase("nan"));
    }

    /** Returns the number, NaN where it is missing, or empty if the cell holds something else. */
    OptionalDouble number() {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        char last = trimmed.charAt(trimmed.length() - 1);
        if (last > '9') {
            return infinity(trimmed);
        }
        try {
            return trimmed.indexOf('x') < 0 && trimmed.indexOf('X') < 0
                    ? OptionalDouble.of(Double.parseDouble(trimmed))
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble infinity(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-inf", "-infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            default -> OptionalDouble.empty();
        };
    }

    /** Returns a text as a cell of a CSV line, quoted where it must be. */
    static String quote(String text) {
        boolean needed = text.isEmpty() || text.equalsIgnoreCase("nan");
        for (int i = 0; i < text.length() && !needed; i++) {
            needed = ",\"\r\n".indexOf(text.charAt(i)) >= 0;
        }
        return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
