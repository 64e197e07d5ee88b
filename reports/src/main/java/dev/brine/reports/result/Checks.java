package dev.brine.reports.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Checks shared by the records, so that every field words its errors alike. */
final class Checks {
    private Checks() {}

    static <T> T required(T value, String field) {
        return Objects.requireNonNull(value, () -> "field '" + field + "' is missing");
    }

    static String text(String value, String field) {
        if (required(value, field).isBlank()) {
            throw new IllegalArgumentException("field '" + field + "' is blank, expected text");
        }
        return value;
    }

    static long notNegative(long value, String field) {
        if (value < 0) {
            throw new IllegalArgumentException("field '" + field + "' is " + value + ", expected 0 or more");
        }
        return value;
    }

    static double finite(double value, String field) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("field '" + field + "' is " + value + ", expected a finite number");
        }
        return value;
    }

    /** An unmodifiable copy that keeps the order, which {@link Map#copyOf} would not. */
    static Map<String, String> ordered(Map<String, String> map, String field) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(required(map, field)));
    }
}
