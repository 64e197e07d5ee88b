package dev.brine.reports.statistics;

import java.util.Map;

/**
 * A unit in base terms: times become nanoseconds, any other unit stays as it is.
 *
 * @param base name of the base unit, such as {@code ns/op}
 * @param factor base units in one of the unit
 */
record Unit(String base, double factor) {
    private static final Map<String, Double> NANOSECONDS =
            Map.of("ns", 1.0, "us", 1e3, "\u00b5s", 1e3, "ms", 1e6, "s", 1e9);

    static Unit of(String text) {
        int slash = text.indexOf('/');
        Double factor = slash < 0 ? NANOSECONDS.get(text) : NANOSECONDS.get(text.substring(0, slash));
        return factor == null ? new Unit(text, 1) : new Unit("ns" + (slash < 0 ? "" : text.substring(slash)), factor);
    }
}
