package dev.brine.reports.write;

import dev.brine.reports.chart.DotPlot;
import dev.brine.reports.chart.DotPlot.Row;
import dev.brine.reports.chart.LineChart.Quantity;
import dev.brine.reports.result.Direction;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Block.Standing;
import dev.brine.reports.write.Document.Picture;
import java.util.List;
import java.util.Optional;

/** The picture of a block: every fork, beside the table of the same rows. */
final class DotFigure {
    private DotFigure() {}

    /** The picture, or none where a row cannot stand on one axis with the others. */
    static Optional<Picture> of(Block block, Table table, Subjects subjects) {
        List<Estimate> estimates = block.estimates();
        boolean severalSizes = block.hasSeveralSizes();
        boolean oneUnit = estimates.stream().map(Estimate::unit).distinct().count() == 1;
        boolean positive = estimates.stream()
                .flatMap(estimate -> estimate.points().stream())
                .allMatch(point -> point > 0);
        if (!oneUnit || !positive) {
            return Optional.empty();
        }
        String unit = estimates.get(0).unit();
        DotPlot plot = new DotPlot(
                block.key().title(),
                new Quantity(name(unit, block), true, value -> tick(unit, value)),
                block.standings().stream()
                        .map(standing -> row(standing, subjects, severalSizes))
                        .toList());
        return Optional.of(new Picture(plot, captions(block), List.of(table)));
    }

    private static List<String> captions(Block block) {
        boolean mixed = block.standings().stream()
                        .filter(standing -> standing.estimate().isPresent())
                        .map(standing -> isFilled(standing.row()))
                        .distinct()
                        .count()
                > 1;
        return mixed
                ? List.of("Filled: what was read was checked; hollow: it was not. Only equals are ranked.")
                : List.of();
    }

    private static boolean isFilled(ResultRow row) {
        return !row.key().operation().readsFile() || row.checked();
    }

    private static String name(String unit, Block block) {
        boolean higher = block.standings().stream()
                .anyMatch(standing -> standing.row().direction() == Direction.HIGHER_IS_BETTER);
        return (unit.startsWith("ns") ? "time" : unit) + ", " + (higher ? "right" : "left") + " is better";
    }

    private static String tick(String unit, double value) {
        return unit.startsWith("ns")
                ? Numbers.tick(value, Numbers::duration)
                : Numbers.tick(value, figure -> Numbers.significant(figure) + " ")
                        .strip();
    }

    private static Row row(Standing standing, Subjects subjects, boolean severalSizes) {
        String label = subjects.label(standing.row().key());
        String size = severalSizes ? " (" + standing.row().key().sizeLabel() + ")" : "";
        return new Row(
                label + size, subjects.style(label), isFilled(standing.row()), standing.estimate(), remark(standing));
    }

    private static String remark(Standing standing) {
        if (standing.estimate().isEmpty()) {
            return RowText.withoutFigure(standing.row()) + ": " + standing.row().reason();
        }
        Estimate estimate = standing.estimate().orElseThrow();
        String figure = Numbers.withUnit(estimate.score(), estimate.unit());
        String versus = BlockTable.versusBest(standing);
        return versus.isEmpty() ? figure : figure + ", " + versus;
    }
}
