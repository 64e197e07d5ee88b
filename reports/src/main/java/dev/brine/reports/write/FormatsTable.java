package dev.brine.reports.write;

import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.result.Sampling;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.text.Table.Tone;
import dev.brine.reports.write.Block.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All formats of a run on all its models, a line each: the scores, and what the format promises and asks for. */
final class FormatsTable {
    /** What a reader may insist on. */
    enum Promise {
        UNTRUSTED_INPUT("untrusted", "untrusted input"),
        CROSS_LANGUAGE("languages", "other languages"),
        MAPPED("mapped", "mapped"),
        CHECKSUMMED("checksummed", "checksummed"),
        NO_FLAGS("no-flags", "no JVM flags");

        private final String key;
        private final String heading;

        Promise(String key, String heading) {
            this.key = key;
            this.heading = heading;
        }

        /** Name in the page's address. */
        String key() {
            return key;
        }

        String heading() {
            return heading;
        }

        /** Flags that open the JDK to a library count; sizes of heaps and collectors are the benchmark's own. */
        private boolean isKept(List<ResultRow> rows) {
            if (this != NO_FLAGS) {
                return rows.get(0).traits().contains(name());
            }
            return rows.stream()
                    .map(ResultRow::sampling)
                    .noneMatch(sampling -> sampling.parameters().containsKey(Sampling.RUNTIME)
                            || sampling.jvmArguments().stream().anyMatch(flag -> flag.startsWith("--add-")));
        }
    }

    private FormatsTable() {}

    /** The table; its lines carry {@code model} and {@code promises}, whose keys are separated by spaces. */
    static Table of(RunResult result, Subjects subjects) {
        List<Block> blocks = blocks(result);
        Table table = Table.titled("all formats")
                .text("format", "model", "model size")
                .number("file", "libraries");
        blocks.forEach(block -> table.number(GlanceTable.heading(block, blocks, ", ")));
        for (Promise promise : Promise.values()) {
            table.flag(promise.heading());
        }
        Map<List<String>, List<ResultRow>> groups = result.rows().stream()
                .filter(row -> row.key().operation().floorOf().isEmpty())
                .collect(Collectors.groupingBy(
                        row -> List.of(
                                subjects.label(row.key()),
                                row.key().model(),
                                row.key().sizeLabel()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        groups.forEach((subject, rows) -> {
            List<String> cells = new ArrayList<>(subject);
            cells.add(RowText.file(rows));
            cells.add(libraries(result, rows.get(0).key()));
            blocks.forEach(block -> cells.add(cell(block, rows)));
            List<Promise> kept = Arrays.stream(Promise.values())
                    .filter(promise -> promise.isKept(rows))
                    .toList();
            for (Promise promise : Promise.values()) {
                cells.add(kept.contains(promise) ? Table.YES : "");
            }
            String keys = kept.stream().map(Promise::key).collect(Collectors.joining(" "));
            table.line(Tone.PLAIN, cells, "", Map.of("model", rows.get(0).key().model(), "promises", keys));
        });
        return table;
    }

    /** The blocks of all models, those of one operation and setting joined; ranks hold within a model. */
    private static List<Block> blocks(RunResult result) {
        Map<Block.Key, Block> blocks = new TreeMap<>(Block.Key.ORDER);
        result.models().stream()
                .map(model -> model.name())
                .distinct()
                .flatMap(model -> Ranking.blocks(result.rowsOf(model)).stream())
                .filter(block -> block.key().heap() == HeapSetting.DEFAULT)
                .forEach(block -> blocks.merge(block.key(), block, FormatsTable::joined));
        return List.copyOf(blocks.values());
    }

    private static Block joined(Block one, Block other) {
        return new Block(
                one.key(),
                Stream.concat(one.standings().stream(), other.standings().stream())
                        .toList());
    }

    private static String cell(Block block, List<ResultRow> rows) {
        List<Standing> ofSubject = block.standings().stream()
                .filter(standing -> rows.contains(standing.row()))
                .toList();
        return GlanceTable.cell(block, ofSubject, "~ ");
    }

    /** Size of the libraries that the format pulls in. */
    private static String libraries(RunResult result, RowKey key) {
        return result.formats().stream()
                .filter(info ->
                        info.format().equals(key.format()) && info.variant().equals(key.variant()))
                .flatMapToLong(info -> info.dependencyBytes().stream())
                .mapToObj(bytes -> Numbers.bytes((double) bytes))
                .findFirst()
                .orElse("");
    }
}
