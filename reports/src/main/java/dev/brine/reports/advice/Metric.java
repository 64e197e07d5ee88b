package dev.brine.reports.advice;

import dev.brine.reports.result.Operation;
import java.util.Optional;

/** A figure that a candidate can have. The text form ({@link #toString()}) is the name used in data. */
enum Metric {
    /** From a file in the page cache to the first prediction, in a JVM that runs. */
    LOAD("load", "the first prediction"),
    /** From the start of a process to the first prediction. */
    START("start", "the start of a process"),
    HEAP("heap", "the smallest heap"),
    SAVE("save", "saving"),
    PREDICT("predict", "prediction"),
    /** Memory in all of so many processes that share the file. */
    MEMORY_1("memory1", "memory"),
    MEMORY_2("memory2", "memory"),
    MEMORY_4("memory4", "memory");

    private final String id;
    private final String noun;

    Metric(String id, String noun) {
        this.id = id;
        this.noun = noun;
    }

    String noun() {
        return noun;
    }

    /** The row that holds the figure whatever way a file is opened, where there is one. */
    Optional<Operation> operation() {
        return switch (this) {
            case HEAP -> Optional.of(Operation.SMALLEST_HEAP);
            case SAVE -> Optional.of(Operation.SAVE);
            case PREDICT -> Optional.of(Operation.PREDICT);
            case LOAD, START, MEMORY_1, MEMORY_2, MEMORY_4 -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return id;
    }
}
