/**
 * The result of a run as data: the schema {@code brine-result/1}. Start at {@link dev.brine.reports.result.RunResult},
 * and at {@link dev.brine.reports.result.ResultStore} for its file.
 */
@NullMarked
package dev.brine.reports.result;

import org.jspecify.annotations.NullMarked;
