package dev.brine.reports.write;

import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.text.Table.Tone;
import dev.brine.reports.write.Block.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table of one block: value, interval, forks, ratio to the best, and what the figure depends on. */
final class BlockTable {
    private final RunResult result;
    private final Subjects subjects;
    private final Block block;
    private final Block.Unit unit;
    private final Operation operation;
    private final boolean severalSizes;

    private BlockTable(RunResult result, Subjects subjects, Block block) {
        this.result = result;
        this.subjects = subjects;
        this.block = block;
        this.unit = block.unit();
        this.operation = block.key().operation();
        this.severalSizes = block.hasSeveralSizes();
    }

    static Table of(RunResult result, Subjects subjects, Block block) {
        return new BlockTable(result, subjects, block).table();
    }

    private Table table() {
        Table table = Table.titled(block.key().title(), RowText.sampling(block, subjects))
                .text("format");
        if (severalSizes) {
            table.text("model size");
        }
        if (operation.readsFile()) {
            table.text("reads");
        }
        table.number(unit.heading(), "95 % interval", "forks", "vs best");
        if (operation.movesPayload()) {
            table.number("MB/s");
        }
        table.number("file", "alloc/op");
        block.standings()
                .forEach(standing -> table.line(
                        tone(standing), cells(standing), standing.row().reason()));
        return table;
    }

    private List<String> cells(Standing standing) {
        ResultRow row = standing.row();
        List<String> cells = new ArrayList<>(List.of(subjects.label(row.key())));
        if (severalSizes) {
            cells.add(row.key().sizeLabel());
        }
        if (operation.readsFile()) {
            cells.add(RowText.reads(row));
        }
        Optional<Estimate> estimate = standing.estimate();
        cells.add(estimate.map(unit::value).orElseGet(() -> RowText.withoutFigure(row)));
        cells.add(estimate.map(unit::interval).orElse(""));
        cells.add(estimate.map(value -> Integer.toString(value.forks())).orElse(""));
        cells.add(versusBest(standing));
        if (operation.movesPayload()) {
            cells.add(estimate.map(value -> megabytesPerSecond(row, value)).orElse(""));
        }
        cells.add(RowText.file(List.of(row)));
        cells.add(
                row.allocatedBytesPerOperation().isPresent()
                        ? Numbers.bytes(row.allocatedBytesPerOperation().getAsDouble())
                        : "");
        return cells;
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
