package dev.brine.reports.chart;

import dev.brine.reports.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Lines over a shared quantity.
 *
 * @param inWords what a reader who does not see the picture is told
 * @param x quantity along the picture
 * @param y quantity up the picture
 * @param legend explanations of line styles, in order
 * @param labels at which end of the lines their labels stand
 */
public record LineChart(
        String title,
        String inWords,
        Frame frame,
        Quantity x,
        Quantity y,
        List<Series> lines,
        List<Crossing> crossings,
        List<Legend> legend,
        LabelSide labels)
        implements Chart {
    /** Where the labels stand: where the lines lie furthest apart. */
    public enum LabelSide {
        BEGINNING,
        END
    }

    /** What an axis shows, and how its values are written. */
    public record Quantity(String name, boolean logarithmic, DoubleFunction<String> text) {}

    /**
     * One line.
     *
     * @param label text beside the line, blank for none
     * @param dashed drawn dashed: the second of two circumstances
     * @param points measured points, from left to right, at least one
     * @param extension points that were not measured, from the last measured one on; empty for none
     */
    public record Series(String label, SeriesStyle style, boolean dashed, List<Point> points, List<Point> extension) {}

    /** A point with its interval, empty where none is claimed. */
    public record Point(double x, double y, Optional<Interval> interval) {}

    /** Where one line passes another. */
    public record Crossing(double x, double y, String inWords) {}

    /** A line style in the legend. */
    public enum Legend {
        SOLID("page cache warm"),
        DASHED("page cache cold"),
        DOTTED("extended, not measured"),
        CROSSING("lines cross");

        private final String text;

        Legend(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    @Override
    public String draw(Frame target, String id) {
        return LineSvg.draw(this, target, id);
    }
}
