package dev.brine.reports.write;

import dev.brine.reports.internal.Numbers;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of one block: value, interval, forks, ratio to the best, and what the figure depends on. */
final class BlockTable {
    private final RunResult result;
    private final FormatLabels labels;
    private final Block block;
    private final DisplayUnit unit;
    private final boolean severalSizes;

    private BlockTable(RunResult result, FormatLabels labels, Block block) {
        this.result = result;
        this.labels = labels;
        this.block = block;
        this.unit = DisplayUnit.of(block);
        this.severalSizes = block.standings().stream()
                        .map(standing -> standing.row().key().sizeLabel())
                        .distinct()
                        .count()
                > 1;
    }

    static Table of(RunResult result, FormatLabels labels, Block block) {
        BlockTable table = new BlockTable(result, labels, block);
        List<Line> lines = block.standings().stream().map(table::line).toList();
        return new Table(block.key().title(), SamplingText.of(block, labels), table.columns(), lines);
    }

    private Operation operation() {
        return block.key().operation();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("format")));
        if (severalSizes) {
            columns.add(Column.text("model size"));
        }
        if (operation().readsFile()) {
            columns.add(Column.text("reads"));
        }
        columns.add(Column.number(unit.heading()));
        columns.add(Column.number("95 % interval"));
        columns.add(Column.number("forks"));
        columns.add(Column.number("vs best"));
        if (operation().movesPayload()) {
            columns.add(Column.number("MB/s"));
        }
        columns.add(Column.number("file"));
        columns.add(Column.number("alloc/op"));
        return columns;
    }

    private Line line(Standing standing) {
        ResultRow row = standing.row();
        List<String> cells = new ArrayList<>(List.of(labels.of(row.key())));
        if (severalSizes) {
            cells.add(row.key().sizeLabel());
        }
        if (operation().readsFile()) {
            cells.add(Reads.of(row));
        }
        Optional<Estimate> estimate = standing.estimate();
        cells.add(estimate.map(unit::value).orElseGet(() -> withoutFigure(row)));
        cells.add(estimate.map(unit::interval).orElse(""));
        cells.add(estimate.map(value -> Integer.toString(value.forks())).orElse(""));
        cells.add(versusBest(standing));
        if (operation().movesPayload()) {
            cells.add(estimate.map(value -> megabytesPerSecond(row, value)).orElse(""));
        }
        cells.add(
                row.fileBytes().isPresent()
                        ? Numbers.bytes((double) row.fileBytes().getAsLong())
                        : "");
        cells.add(
                row.allocatedBytesPerOperation().isPresent()
                        ? Numbers.bytes(row.allocatedBytesPerOperation().getAsDouble())
                        : "");
        return new Line(tone(standing), cells, row.reason());
    }

    private static String withoutFigure(ResultRow row) {
        return row.status() == RowStatus.ERROR ? "ERROR" : "n/a";
    }

    static String versusBest(Standing standing) {
        return switch (standing.rank()) {
            case BEST -> "best";
            case ALONE -> "alone";
            case ABOUT_THE_SAME -> "~ " + ratio(standing);
            case BEHIND -> ratio(standing);
            case FLOOR, NONE -> "";
        };
    }

    private static String ratio(Standing standing) {
        return standing.toBest().map(value -> Numbers.ratio(value.ratio())).orElse("");
    }

    private String megabytesPerSecond(ResultRow row, Estimate estimate) {
        long payloadBytes = result.model(row.key()).payloadBytes();
        boolean known = estimate.unit().equals("ns/op") && estimate.score() > 0 && payloadBytes > 0;
        return known ? Numbers.significant(payloadBytes / estimate.score() * 1e3) : "";
    }

    private static Tone tone(Standing standing) {
        if (standing.row().status() == RowStatus.ERROR) {
            return Tone.ERROR;
        }
        return switch (standing.rank()) {
            case BEST -> Tone.BEST;
            case FLOOR -> Tone.FLOOR;
            case NONE -> Tone.MUTED;
            case ALONE, ABOUT_THE_SAME, BEHIND -> Tone.PLAIN;
        };
    }
}
