package dev.brine.reports.advice;

import dev.brine.reports.text.Numbers;

/** A figure that may be bounded. The text form ({@link #toString()}) is the name used in data and options. */
public enum Limit {
    /** Bytes of the file. */
    FILE("file", "largest file"),
    /** Bytes of the smallest heap that opens the file and predicts. */
    HEAP("heap", "heap"),
    /** Seconds to the first prediction in a JVM that runs, transfer included. */
    LOAD("load", "first prediction"),
    /** Seconds from the start of a process to its first prediction, transfer included. */
    START("start", "process start");

    private final String id;
    private final String title;

    Limit(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /** A few words. */
    public String title() {
        return title;
    }

    /** The bound as text, with its unit. */
    public String text(double bound) {
        return isBytes() ? Numbers.bytes(bound) : Numbers.seconds(bound);
    }

    /** The value as text with its bounds. */
    String text(Range value) {
        return value.text(isBytes() ? Numbers::bytes : Numbers::seconds);
    }

    private boolean isBytes() {
        return this == FILE || this == HEAP;
    }

    @Override
    public String toString() {
        return id;
    }
}
