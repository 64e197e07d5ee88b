package dev.brine.reports.write;

import dev.brine.reports.internal.Numbers;
import dev.brine.reports.result.FloorRatio;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.RatioEstimate;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.List;

/** The named ratios of a run, with their targets. */
final class RatioTable {
    private static final List<Column> COLUMNS = List.of(
            Column.text("ratio"), Column.number("value"), Column.number("95 % interval"), Column.text("target"));

    private RatioTable() {}

    static Table of(RunResult result) {
        List<Line> lines =
                result.floors().stream().map(floor -> line(floor, result)).toList();
        return new Table(
                "Ratios to the floors",
                List.of("Geometric means over forks; intervals by Welch on logarithms, claimed from 3 forks a row."),
                COLUMNS,
                lines);
    }

    private static Line line(FloorRatio floor, RunResult result) {
        ResultRow numerator = result.row(floor.numerator()).orElseThrow();
        ResultRow denominator = result.row(floor.denominator()).orElseThrow();
        for (ResultRow row : List.of(numerator, denominator)) {
            if (row.status() != RowStatus.OK) {
                return without(floor, row);
            }
        }
        return line(floor, RatioEstimate.of(Estimate.of(numerator), Estimate.of(denominator)));
    }

    private static Line without(FloorRatio floor, ResultRow row) {
        String note = row.key().format() + " " + row.key().operation() + " is " + row.status() + ": " + row.reason();
        return new Line(Tone.MUTED, List.of(floor.label(), "n/a", "", floor.target()), note);
    }

    private static Line line(FloorRatio floor, RatioEstimate ratio) {
        String interval = ratio.interval()
                .map(bounds -> Numbers.significant(bounds.low()) + " to " + Numbers.significant(bounds.high()))
                .orElse("not claimed");
        return Line.of(
                Tone.PLAIN, List.of(floor.label(), Numbers.significant(ratio.ratio()), interval, floor.target()));
    }
}
