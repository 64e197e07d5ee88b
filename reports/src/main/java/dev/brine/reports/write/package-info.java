/**
 * The page and the tables of a result. Start at {@link dev.brine.reports.write.Report}. Rows are ranked once, in {@code
 * Ranking}; tables are built once, as {@code Document}; the writers only lay them out and escape.
 * Pictures are records of {@link dev.brine.reports.chart}, which draws them.
 */
@NullMarked
package dev.brine.reports.write;

import org.jspecify.annotations.NullMarked;
