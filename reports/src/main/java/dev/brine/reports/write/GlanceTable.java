package dev.brine.reports.write;

import dev.brine.reports.internal.Numbers;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.Standing.Rank;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Formats down, operations across: the scores only, with a star at the best of each class. */
final class GlanceTable {
    static final String TITLE = "All scores";

    private final RunResult result;
    private final FormatLabels labels;
    private final List<Block> blocks;

    private GlanceTable(RunResult result, FormatLabels labels, List<Block> blocks) {
        this.result = result;
        this.labels = labels;
        this.blocks = blocks;
    }

    static Table of(RunResult result, FormatLabels labels, List<Block> blocks) {
        return new GlanceTable(result, labels, blocks).table();
    }

    private Table table() {
        Map<Subject, List<Standing>> bySubject = new TreeMap<>(Comparator.comparingInt(this::firstIndex));
        for (Block block : blocks) {
            for (Standing standing : block.standings()) {
                bySubject
                        .computeIfAbsent(Subject.of(standing, labels), ignored -> new ArrayList<>())
                        .add(standing);
            }
        }
        List<Column> columns =
                new ArrayList<>(List.of(Column.text("format"), Column.text("model size"), Column.number("file")));
        blocks.forEach(block -> columns.add(Column.number(heading(block))));
        List<Line> lines = bySubject.entrySet().stream()
                .filter(entry -> entry.getValue().stream().noneMatch(standing -> standing.rank() == Rank.FLOOR))
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
        return new Table(
                TITLE, List.of("* best of its size, and of its kind of read (checked or not)."), columns, lines);
    }

    private int firstIndex(Subject subject) {
        for (int i = 0; i < result.rows().size(); i++) {
            RowKey key = result.rows().get(i).key();
            if (labels.of(key).equals(subject.label()) && key.sizeLabel().equals(subject.sizeLabel())) {
                return i;
            }
        }
        return result.rows().size();
    }

    private String heading(Block block) {
        return block.key().operation() + block.key().unusual(blocks) + " "
                + DisplayUnit.of(block).heading();
    }

    private Line line(Subject subject, List<Standing> standings) {
        List<String> cells = new ArrayList<>(List.of(subject.label(), subject.sizeLabel(), fileSize(standings)));
        for (Block block : blocks) {
            cells.add(standings.stream()
                    .filter(standing -> Block.Key.of(standing.row().key()).equals(block.key()))
                    .map(standing -> cell(standing, DisplayUnit.of(block)))
                    .findFirst()
                    .orElse(""));
        }
        return Line.of(Tone.PLAIN, cells);
    }

    private static String fileSize(List<Standing> standings) {
        return standings.stream()
                .map(standing -> standing.row().fileBytes())
                .filter(OptionalLong::isPresent)
                .map(bytes -> Numbers.bytes((double) bytes.getAsLong()))
                .findFirst()
                .orElse("");
    }

    private static String cell(Standing standing, DisplayUnit unit) {
        String figure = standing.estimate()
                .map(unit::value)
                .orElse(standing.row().status() == RowStatus.ERROR ? "ERROR" : "n/a");
        return standing.rank() == Rank.BEST ? "* " + figure : figure;
    }

    private record Subject(String label, String sizeLabel) {
        static Subject of(Standing standing, FormatLabels labels) {
            RowKey key = standing.row().key();
            return new Subject(labels.of(key), key.sizeLabel());
        }
    }
}
