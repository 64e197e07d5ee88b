package dev.brine.reports.gate;

/** What an exact check says. */
public enum ExactVerdict {
    /** Within its rule. */
    PASSED,
    /** Outside its rule: the run is red. */
    FAILED,
    /** Not measured; the note says why. */
    NOT_AVAILABLE
}
