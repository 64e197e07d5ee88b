package dev.brine.benchmarks.process;

/** This machine or build cannot measure something; the message says why. */
public final class NotAvailableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param message why, one line */
    public NotAvailableException(String message) {
        super(message);
    }
}
