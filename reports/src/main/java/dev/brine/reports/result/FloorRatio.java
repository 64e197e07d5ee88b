package dev.brine.reports.result;

/**
 * A named ratio of two rows of a run, such as a save against the raw channel write.
 *
 * @param label what the ratio says, one line
 * @param numerator {@link RowKey#id()} of the row above the line
 * @param denominator {@link RowKey#id()} of the row below the line
 * @param target what is aimed at, in words, such as {@code at least 0.75}; blank where there is no target
 */
public record FloorRatio(String label, String numerator, String denominator, String target) {
    /** Checks that the ratio has a label and two rows. */
    public FloorRatio {
        Checks.text(label, "label");
        Checks.text(numerator, "numerator");
        Checks.text(denominator, "denominator");
        Checks.required(target, "target");
    }
}
