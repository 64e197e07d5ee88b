package dev.brine.reports.write;

import dev.brine.reports.result.RunResult;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Block.Standing;
import dev.brine.reports.write.Block.Standing.Rank;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Formats down, operations across: the scores only, with a star at the best of each class. */
final class GlanceTable {
    private GlanceTable() {}

    static Table of(RunResult result, Subjects subjects, List<Block> blocks) {
        Table table = Table.titled("All scores", "* best of its size, and of its kind of read (checked or not).")
                .text("format", "model size")
                .number("file");
        blocks.forEach(block -> table.number(heading(block, blocks, " ")));
        List<Standing> standings = blocks.stream()
                .flatMap(block -> block.standings().stream())
                .filter(standing -> standing.rank() != Rank.FLOOR)
                .sorted(Comparator.comparingInt(standing -> result.rows().indexOf(standing.row())))
                .toList();
        Map<List<String>, List<Standing>> bySubject = standings.stream()
                .collect(Collectors.groupingBy(
                        standing -> List.of(
                                subjects.label(standing.row().key()),
                                standing.row().key().sizeLabel()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        bySubject.forEach((subject, ofSubject) -> {
            List<String> cells = new ArrayList<>(subject);
            cells.add(RowText.file(ofSubject.stream().map(Standing::row).toList()));
            blocks.forEach(block -> cells.add(cell(block, ofSubject, "")));
            table.line(cells);
        });
        return table;
    }

    /** The heading of a block's column. */
    static String heading(Block block, List<Block> all, String gap) {
        return block.key().operation()
                + block.key().unusual(all)
                + gap
                + block.unit().heading();
    }

    /**
     * The score of a subject in a block, with a star where it is the best; blank where the block has none.
     *
     * @param tie what stands before a score that is about the same as the best
     */
    static String cell(Block block, List<Standing> ofSubject, String tie) {
        return block.standings().stream()
                .filter(ofSubject::contains)
                .findFirst()
                .map(standing -> cell(standing, block.unit(), tie))
                .orElse("");
    }

    private static String cell(Standing standing, Block.Unit unit, String tie) {
        String figure = standing.estimate().map(unit::value).orElseGet(() -> RowText.withoutFigure(standing.row()));
        return (standing.rank() == Rank.BEST ? "* " : standing.rank() == Rank.ABOUT_THE_SAME ? tie : "") + figure;
    }
}
