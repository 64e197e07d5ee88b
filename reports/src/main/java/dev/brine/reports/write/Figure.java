package dev.brine.reports.write;

import dev.brine.reports.chart.Chart;
import java.util.List;

/**
 * A picture with its words and its figures.
 *
 * @param captions sentences to print under the picture
 * @param tables the figures that the picture shows, so that nobody has to read them off it
 */
record Figure(Chart chart, List<String> captions, List<Table> tables) {}
