package dev.brine.benchmarks.gate;

import java.nio.file.Path;

/**
 * Who takes part.
 *
 * @param copy the base again, from a copy of its files
 */
record Sides(Side base, Side head, Side copy) {
    /**
     * An arm that takes part in a run.
     *
     * @param name {@code base}, {@code head} or {@code copy}
     * @param folder of the files that it writes once
     */
    record Side(String name, Arm arm, Path folder) {
        Path file(TimedRow.StoredAs storedAs) {
            return folder.resolve(storedAs.id() + ".model");
        }
    }
}
