package dev.brine.reports.chart;

import dev.brine.reports.chart.LineChart.Quantity;
import dev.brine.reports.statistics.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every fork of every row of a block, with its score and interval, on one axis: logarithmic where the figures span more
 * than a factor of ten.
 *
 * @param quantity what the axis shows, in base units
 */
public record DotPlot(String title, Quantity quantity, List<Row> rows) implements Chart {
    /** Height of a row, in windows and on phones. */
    static final double ROW = 26;

    /**
     * One row.
     *
     * @param checked filled where what was read was checked, else hollow
     * @param estimate the figure, empty where there is none
     * @param remark the score and how it compares, or why there is no figure
     */
    public record Row(String label, SeriesStyle style, boolean checked, Optional<Estimate> estimate, String remark) {}

    @Override
    public Frame frame() {
        return Frame.HALF.withHeight(DotSvg.AROUND + ROW * rows.size());
    }

    @Override
    public String draw(Frame frame, String id) {
        return DotSvg.draw(this, frame.withHeight(frame().height()), id);
    }

    String inWords() {
        return rows.stream().map(row -> row.label() + ": " + row.remark()).collect(Collectors.joining("; "));
    }
}
