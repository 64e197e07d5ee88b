package dev.brine.reports.gate;

/** What the screening pairs of a row ask for; they never judge. */
public enum Screen {
    /** Looks slower: judge it on fresh pairs. */
    SLOWER,
    /** Looks faster: judge it on fresh pairs if time is left. */
    FASTER,
    /** Looks level: leave it. */
    LEVEL
}
