/**
 * Rows and expected outputs in CSV files. Start at {@link dev.brine.cli.csv.RowFile}, which opens {@link
 * dev.brine.cli.csv.CsvRows} for a model.
 */
@NullMarked
package dev.brine.cli.csv;

import org.jspecify.annotations.NullMarked;
