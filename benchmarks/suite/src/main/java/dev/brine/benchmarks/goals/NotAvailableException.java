package dev.brine.benchmarks.goals;

/** This machine or build cannot measure a goal; the message says why. */
final class NotAvailableException extends Exception {
    private static final long serialVersionUID = 1L;

    NotAvailableException(String message) {
        super(message);
    }
}
