/**
 * Results over time: a file of JSON lines that only grows. Start at {@link dev.brine.reports.history.History}.
 */
@NullMarked
package dev.brine.reports.history;

import org.jspecify.annotations.NullMarked;
