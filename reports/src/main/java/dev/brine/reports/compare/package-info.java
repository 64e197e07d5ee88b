/**
 * Two stored results side by side, as advice: rows of different runs are not paired, so no verdict here fails anything.
 * Start at {@link dev.brine.reports.compare.Comparison}; for a verdict that may fail a build see {@link
 * dev.brine.reports.gate}.
 */
@NullMarked
package dev.brine.reports.compare;

import org.jspecify.annotations.NullMarked;
