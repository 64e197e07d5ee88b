package dev.brine.benchmarks.gate;

/** What a pair is taken for; none serves two uses. */
enum Use {
    SCREEN,
    JUDGE,
    CONFIRM,
    /** Of the base against a copy of itself. */
    CONTROL
}
