package dev.brine.cli;

/** What the process returns. Scripts depend on the numbers. */
final class ExitStatus {
    /** All was done and, where something was checked, it holds. */
    static final int DONE = 0;
    /** Readable, but a digest, a prediction or a benchmark's row is wrong, or an enforced regression. */
    static final int DIFFERENT = 1;
    /** Wrong usage, damaged or refused input, or output that cannot be written. */
    static final int REFUSED = 2;
    /** Nothing is shown either way, where that was asked for. */
    static final int INCONCLUSIVE = 3;
    /** A fault of Brine, or too little memory. */
    static final int INTERNAL = 4;

    private ExitStatus() {}
}
