/**
 * The words of every report: one {@link dev.brine.reports.text.Table} with its layouts, {@link
 * dev.brine.reports.text.Numbers}, and builders of {@link dev.brine.reports.text.Markdown} and {@link
 * dev.brine.reports.text.Html}. Texts come in raw; whoever lays them out escapes. Knows no result.
 */
@NullMarked
package dev.brine.reports.text;

import org.jspecify.annotations.NullMarked;
