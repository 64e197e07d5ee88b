package dev.brine.reports.result;

/** Whether a row carries a figure. The text form ({@link #toString()}) is the id used in files. */
public enum RowStatus {
    /** Measured, and proved in the same trial. */
    OK("ok"),
    /** Failed: the row has a reason in place of a figure. */
    ERROR("error"),
    /** Not measured: the row has a reason in place of a figure. */
    NOT_AVAILABLE("n/a");

    private final String id;

    RowStatus(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id;
    }
}
