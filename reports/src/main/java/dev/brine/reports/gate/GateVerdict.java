package dev.brine.reports.gate;

/** What the gate says of one row. */
public enum GateVerdict {
    /** Head takes less time by more than the margin. */
    IMPROVED,
    /** Head takes more time by more than the margin, and an independent repetition agrees. */
    REGRESSED,
    /** The 95 % interval of the ratio lies within the margin. */
    SAME,
    /** The interval is too wide to tell; the row says how large an effect it could have seen. */
    INCONCLUSIVE,
    /** The pairs scatter too much for any verdict. */
    UNSTABLE,
    /** The null control of the run shows a difference where there is none, so this slowdown is not believed. */
    CONTAMINATED
}
