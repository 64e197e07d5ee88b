/**
 * From results to a decision. {@link dev.brine.reports.result} holds what a run found, {@link
 * dev.brine.reports.statistics} says what may be claimed from it, {@link dev.brine.reports.write} prints it. Nothing
 * here knows a format: a result names its formats as text.
 */
@NullMarked
package dev.brine.reports;

import org.jspecify.annotations.NullMarked;
