package dev.brine.reports.write;

import dev.brine.reports.result.RowKey;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Block.Standing;
import dev.brine.reports.write.Block.Standing.Rank;
import dev.brine.reports.write.Ranking.RankClass;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer before the figures: for each question the best row, and how far behind the next one is. */
final class PicksTable {
    private final Subjects subjects;
    private final List<Block> blocks;
    private final Table table =
            Table.titled("Picks").text("for", "reads", "pick").number("figure").text("the next one", "model size");

    private PicksTable(Subjects subjects, List<Block> blocks) {
        this.subjects = subjects;
        this.blocks = blocks;
    }

    static Table of(Subjects subjects, List<Block> blocks) {
        PicksTable picks = new PicksTable(subjects, blocks);
        blocks.forEach(picks::addBlock);
        picks.addSmallestFiles();
        return picks.table;
    }

    private void addBlock(Block block) {
        Map<RankClass, List<Standing>> classes = block.standings().stream()
                .filter(standing -> standing.rank() != Rank.FLOOR)
                .filter(standing -> standing.estimate().isPresent())
                .collect(Collectors.groupingBy(
                        standing ->
                                RankClass.of(standing.row(), standing.estimate().orElseThrow()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        classes.values().forEach(standings -> addClass(block, standings));
    }

    private void addClass(Block block, List<Standing> standings) {
        Standing best = standings.get(0);
        RowKey key = best.row().key();
        Estimate estimate = best.estimate().orElseThrow();
        table.line(
                key.operation().title() + block.key().unusual(blocks),
                key.operation().readsFile() ? RowText.reads(best.row()) : "",
                subjects.label(key),
                Numbers.withUnit(estimate.score(), estimate.unit()),
                next(standings),
                key.sizeLabel());
    }

    private String next(List<Standing> standings) {
        String ties = standings.stream()
                .filter(standing -> standing.rank() == Rank.ABOUT_THE_SAME)
                .map(standing -> subjects.label(standing.row().key()))
                .collect(Collectors.joining(", "));
        if (!ties.isEmpty()) {
            return "about the same: " + ties;
        }
        return standings.size() == 1 ? "none to compare with" : behind(standings.get(1));
    }

    private String behind(Standing next) {
        String ratio = next.toBest().map(value -> Numbers.ratio(value.ratio())).orElse("no ratio");
        return subjects.label(next.row().key()) + ", " + ratio;
    }

    private void addSmallestFiles() {
        Map<String, Map<String, Long>> filesBySize = new LinkedHashMap<>();
        blocks.stream()
                .flatMap(block -> block.standings().stream())
                .filter(standing ->
                        standing.rank() != Rank.FLOOR && standing.estimate().isPresent())
                .map(Standing::row)
                .filter(row -> row.fileBytes().isPresent())
                .forEach(row -> filesBySize
                        .computeIfAbsent(row.key().sizeLabel(), ignored -> new LinkedHashMap<>())
                        .put(subjects.label(row.key()), row.fileBytes().orElseThrow()));
        filesBySize.forEach(this::addSmallestFile);
    }

    private void addSmallestFile(String sizeLabel, Map<String, Long> files) {
        List<Map.Entry<String, Long>> sorted = files.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .toList();
        Map.Entry<String, Long> best = sorted.get(0);
        Optional<String> next = sorted.stream()
                .skip(1)
                .findFirst()
                .map(entry -> entry.getKey() + ", "
                        + Numbers.ratio((double) entry.getValue() / Math.max(1, best.getValue())));
        table.line(
                "smallest file",
                "",
                best.getKey(),
                Numbers.bytes((double) best.getValue()),
                next.orElse("none to compare with"),
                sizeLabel);
    }
}
