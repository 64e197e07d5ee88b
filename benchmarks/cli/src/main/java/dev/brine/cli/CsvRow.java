package dev.brine.cli;

import dev.brine.model.Row;

/**
 * One row of a CSV file.
 *
 * @param line where it starts, counted from 1
 */
record CsvRow(long line, Row row) {}
