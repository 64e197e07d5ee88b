package dev.brine.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.chart.ScatterPlot.Point;
import dev.brine.reports.statistics.Estimate;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScatterPlotTest {
    private static Point point(String label, double megabytes, double milliseconds, boolean checked) {
        Estimate estimate = Estimate.of(
                "ns/op",
                List.of(List.of(milliseconds * 0.98e6), List.of(milliseconds * 1e6), List.of(milliseconds * 1.02e6)));
        return new Point(label, SeriesStyle.of(0), megabytes * 1e6, estimate, false, checked, OptionalDouble.empty());
    }

    private static ScatterPlot plot(Point... points) {
        return new ScatterPlot("title", "load", List.of(points), List.of(), true);
    }

    @Test
    void theFrontierGoesFromTheSmallestToTheFastest() {
        ScatterPlot plot = plot(
                point("fast", 60, 1, false),
                point("small", 10, 100, false),
                point("between", 30, 10, false),
                point("beaten", 61, 20, false));
        assertThat(plot.frontier()).extracting(Point::label).containsExactly("small", "between", "fast");
        assertThat(plot.points())
                .filteredOn(plot::isDominated)
                .extracting(Point::label)
                .containsExactly("beaten");
    }

    @Test
    void whatIsAboutTheSameIsNotBeaten() {
        ScatterPlot plot = plot(point("a", 60, 10, false), point("b", 60.1, 10.1, false));
        assertThat(plot.points()).noneMatch(plot::isDominated);
    }

    @Test
    void anUncheckedReadNeverBeatsACheckedOne() {
        ScatterPlot plot = plot(point("unchecked", 60, 1, false), point("checked", 60, 10, true));
        assertThat(plot.points()).noneMatch(plot::isDominated);
        ScatterPlot reverse = plot(point("unchecked", 60, 10, false), point("checked", 60, 1, true));
        assertThat(reverse.points())
                .filteredOn(reverse::isDominated)
                .extracting(Point::label)
                .containsExactly("unchecked");
    }
}
