package dev.brine.reports.result;

/** Which way of a metric is better. The text form ({@link #toString()}) is the id used in files. */
public enum Direction {
    /** For times and sizes. */
    LOWER_IS_BETTER("lower is better"),
    /** For rates. */
    HIGHER_IS_BETTER("higher is better");

    private final String id;

    Direction(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id;
    }
}
