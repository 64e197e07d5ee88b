package dev.brine.reports.compare;

/** How one row of the head stands to the same row of the base. Advice, no judgement. */
public enum Change {
    /** Worse by more than the margin, as far as runs that were not paired can show. */
    WORSE,
    /** Better by more than the margin, as far as runs that were not paired can show. */
    BETTER,
    /** The 95 % interval of the ratio lies within the margin. */
    SAME,
    /** The interval is too wide to tell, or there is none. */
    UNCLEAR,
    /** One side has no figure, or the figures are of different units. */
    NO_FIGURE
}
