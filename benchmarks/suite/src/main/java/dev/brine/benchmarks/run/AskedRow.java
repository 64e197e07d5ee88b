package dev.brine.benchmarks.run;

import dev.brine.reports.result.Operation;

/**
 * A row that a {@link RowRun} is asked for.
 *
 * @param model name of the corpus
 * @param stored {@code FORMAT:VARIANT}, {@value #FLOOR}, or {@value #JOBLIB} in Python
 */
public record AskedRow(String model, String stored, Operation operation, CellSetting setting) {
    /** What a format is compared with when none is in the way. */
    public static final String FLOOR = "floor";

    /** How scikit-learn's own models are stored. */
    public static final String JOBLIB = "joblib";

    /** Asks for a row under the usual circumstances. */
    public AskedRow(String model, String stored, Operation operation) {
        this(model, stored, operation, CellSetting.DEFAULT);
    }

    /** Returns a few words, such as {@code mmap:raw save}. */
    public String label() {
        return "%s %s%s".formatted(stored, operation, setting.words());
    }
}
