/**
 * What may be claimed from raw samples: {@link dev.brine.reports.statistics.Estimate} of one row, {@link
 * dev.brine.reports.statistics.RatioEstimate} of two, {@link dev.brine.reports.statistics.PairedRatio} of forks that ran
 * in pairs. The unit of replication is the fork, never the iteration.
 */
@NullMarked
package dev.brine.reports.statistics;

import org.jspecify.annotations.NullMarked;
