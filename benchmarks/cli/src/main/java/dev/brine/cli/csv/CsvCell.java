package dev.brine.cli.csv;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** One cell of a CSV file; the text of a quoted one is without its quotes. */
record CsvCell(String text, boolean isQuoted) {
    /** What pandas' {@code read_csv} takes for missing unless it is told otherwise, quoted or not. */
    private static final Set<String> MISSING =
            Set.of("|#N/A|#N/A N/A|#NA|-1.#IND|-1.#QNAN|-NaN|-nan|1.#IND|1.#QNAN|<NA>|N/A|NA|NULL|NaN|None|n/a|nan|null"
                    .split("\\|", -1));

    /** Returns whether a text is missing; a quoted cell with nothing in it is the empty text. */
    boolean isMissing() {
        return MISSING.contains(text) && !(text.isEmpty() && isQuoted);
    }

    /** Returns the number, NaN where it is missing, 1 or 0 for a truth value, or empty if the cell holds something else. */
    OptionalDouble number() {
        String trimmed = text.strip();
        if (MISSING.contains(trimmed) || trimmed.equalsIgnoreCase("nan")) {
            return OptionalDouble.of(Double.NaN);
        }
        char last = trimmed.charAt(trimmed.length() - 1);
        if (last > '9') {
            return word(trimmed);
        }
        try {
            return trimmed.indexOf('x') < 0 && trimmed.indexOf('X') < 0
                    ? OptionalDouble.of(Double.parseDouble(trimmed))
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble word(String text) {
        return switch (text) {
            case "True", "TRUE", "true" -> OptionalDouble.of(1);
            case "False", "FALSE", "false" -> OptionalDouble.of(0);
            default -> infinity(text.toLowerCase(Locale.ROOT));
        };
    }

    private static OptionalDouble infinity(String text) {
        return switch (text) {
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
