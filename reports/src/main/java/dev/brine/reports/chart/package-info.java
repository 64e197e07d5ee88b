/**
 * Pictures, drawn as SVG: what a picture shows comes in as a record, such as {@link dev.brine.reports.chart.LineChart},
 * and {@link dev.brine.reports.chart.Chart#draw} puts it into a frame. Start at {@link dev.brine.reports.chart.Chart}. Knows
 * no page; {@code page.css} beside the page's writers has the classes that the shapes name.
 */
@NullMarked
package dev.brine.reports.chart;

import org.jspecify.annotations.NullMarked;
