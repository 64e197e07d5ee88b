package dev.brine.reports.advice;

import java.util.List;

/**
 * A candidate that cannot be picked.
 *
 * @param id which
 * @param label how to call it
 * @param failures what it failed on, at least one
 */
public record Exclusion(String id, String label, List<Failure> failures) {
    /**
     * A constraint that a candidate failed.
     *
     * @param constraint name of a {@link Limit} or {@link Promise}, {@code jdk}, or {@code error} for a candidate that no
     *     needs could pick
     * @param text why, with the figures
     * @param excess how many times a figure is over its limit; 0 where there is none to tell
     */
    public record Failure(String constraint, String text, double excess) {}

    /** Copies the list. */
    public Exclusion {
        failures = List.copyOf(failures);
    }
}
