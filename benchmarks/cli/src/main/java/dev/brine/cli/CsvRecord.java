package dev.brine.cli;

import java.util.List;

/**
 * One record of a CSV file.
 *
 * @param line where it starts, counted from 1
 */
record CsvRecord(long line, List<CsvCell> cells) {}
