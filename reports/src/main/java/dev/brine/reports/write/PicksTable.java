package dev.brine.reports.write;

import dev.brine.reports.internal.Numbers;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.write.Standing.Rank;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answer before the figures: for each question the best row, and how far behind the next one is. */
final class PicksTable {
    private final FormatLabels labels;
    private final List<Block> blocks;
    private final List<Line> lines = new ArrayList<>();

    private PicksTable(FormatLabels labels, List<Block> blocks) {
        this.labels = labels;
        this.blocks = blocks;
    }

    static Table of(FormatLabels labels, List<Block> blocks) {
        PicksTable picks = new PicksTable(labels, blocks);
        blocks.forEach(picks::addBlock);
        picks.addSmallestFiles();
        List<Column> columns = List.of(
                Column.text("for"),
                Column.text("reads"),
                Column.text("pick"),
                Column.number("figure"),
                Column.text("the next one"),
                Column.text("model size"));
        return new Table("Picks", List.of(), columns, picks.lines);
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
        lines.add(Line.of(
                Tone.PLAIN,
                List.of(
                        key.operation().title() + block.key().unusual(blocks),
                        key.operation().readsFile() ? Reads.of(best.row()) : "",
                        labels.of(key),
                        figure(best.estimate().orElseThrow()),
                        next(standings),
                        key.sizeLabel())));
    }

    private static String figure(Estimate estimate) {
        return estimate.unit().startsWith("ns")
                ? Numbers.duration(estimate.score())
                : Numbers.significant(estimate.score()) + " " + estimate.unit();
    }

    private String next(List<Standing> standings) {
        String ties = standings.stream()
                .filter(standing -> standing.rank() == Rank.ABOUT_THE_SAME)
                .map(standing -> labels.of(standing.row().key()))
                .collect(Collectors.joining(", "));
        if (!ties.isEmpty()) {
            return "about the same: " + ties;
        }
        return standings.size() == 1 ? "none to compare with" : behind(standings.get(1));
    }

    private String behind(Standing next) {
        String ratio = next.toBest().map(value -> Numbers.ratio(value.ratio())).orElse("no ratio");
        return labels.of(next.row().key()) + ", " + ratio;
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
                        .put(labels.of(row.key()), fileBytes(row)));
        filesBySize.forEach(this::addSmallestFile);
    }

    private static long fileBytes(ResultRow row) {
        return row.fileBytes().orElseThrow();
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
        lines.add(Line.of(
                Tone.PLAIN,
                List.of(
                        "smallest file",
                        "",
                        best.getKey(),
                        Numbers.bytes((double) best.getValue()),
                        next.orElse("none to compare with"),
                        sizeLabel)));
    }
}
