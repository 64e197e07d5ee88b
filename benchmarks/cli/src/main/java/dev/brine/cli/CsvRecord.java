package dev.brine.cli;

import java.util.List;

/**
 * One record of a CSV file.
 *
 * @param line where it starts, counted from 1
 */
record CsvRecord(long line, List<CsvCell> cells) {
    /** Returns whether this is a line with nothing on it. */
    boolean isBlank() {
        return cells.size() == 1
                && cells.get(0).text().isEmpty()
                && !cells.get(0).isQuoted();
    }
}
