package dev.brine.reports.gate;

/** What the gate says of the whole run. */
public enum GateOutcome {
    /** No regression; every row was measured and can tell. */
    GREEN,
    /** No regression was shown, but something is left open: a row, all of them, the null control, or time ran out. */
    AMBER,
    /** A row regressed, or an exact check failed. */
    RED
}
