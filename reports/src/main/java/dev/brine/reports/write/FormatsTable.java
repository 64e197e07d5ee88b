package dev.brine.reports.write;

import dev.brine.reports.internal.Numbers;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.result.Sampling;
import dev.brine.reports.write.Standing.Rank;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All formats of a run on all its models, a line each: the scores, and what the format promises and asks for.
 *
 * @param columns headings, those of {@link Promise} last
 */
record FormatsTable(List<String> columns, List<Line> lines) {
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

        boolean isKept(List<ResultRow> rows) {
            return this == NO_FLAGS
                    ? rows.stream()
                            .flatMap(row -> row.sampling().jvmArguments().stream())
                            .noneMatch(FormatsTable::isAccessFlag)
                    : rows.get(0).traits().contains(name());
        }
    }

    /**
     * One format variant on one model size.
     *
     * @param cells texts, one for each column but those of promises
     */
    record Line(String model, List<String> cells, List<Promise> promises, boolean failed) {}

    /** Flags that open the JDK to a library; sizes of heaps and collectors are the benchmark's own. */
    private static boolean isAccessFlag(String argument) {
        return argument.startsWith("--add-");
    }

    static FormatsTable of(RunResult result, FormatLabels labels) {
        Map<Block.Key, Block> blocks = new TreeMap<>(Block.Key.ORDER);
        for (String model :
                result.models().stream().map(model -> model.name()).distinct().toList()) {
            Ranking.blocks(rowsOf(result, model))
                    .forEach(block -> blocks.merge(block.key(), block, FormatsTable::joined));
        }
        blocks.keySet().removeIf(key -> key.heap() != HeapSetting.DEFAULT);
        List<Block> all = List.copyOf(blocks.values());
        List<String> columns = new ArrayList<>(List.of("format", "model", "model size", "file", "libraries"));
        all.forEach(block -> columns.add(block.key().operation() + block.key().unusual(all) + ", "
                + DisplayUnit.of(block).heading()));
        List<Line> lines = groups(result, labels).values().stream()
                .map(rows -> line(result, rows, labels, all))
                .toList();
        return new FormatsTable(columns, lines);
    }

    private static List<ResultRow> rowsOf(RunResult result, String model) {
        return result.rows().stream()
                .filter(row -> row.key().model().equals(model))
                .toList();
    }

    private static Block joined(Block one, Block other) {
        List<Standing> standings = new ArrayList<>(one.standings());
        standings.addAll(other.standings());
        return new Block(one.key(), standings);
    }

    private static Map<List<String>, List<ResultRow>> groups(RunResult result, FormatLabels labels) {
        return result.rows().stream()
                .filter(row -> row.key().operation().floorOf().isEmpty())
                .collect(Collectors.groupingBy(
                        row -> List.of(row.key().model(), row.key().sizeLabel(), labels.of(row.key())),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static Line line(RunResult result, List<ResultRow> rows, FormatLabels labels, List<Block> blocks) {
        RowKey key = rows.get(0).key();
        List<String> cells = new ArrayList<>(
                List.of(labels.of(key), key.model(), key.sizeLabel(), file(rows), libraries(result, key)));
        blocks.forEach(block -> cells.add(cell(block, rows)));
        List<Promise> promises = new ArrayList<>();
        boolean inJvm =
                rows.stream().noneMatch(row -> row.sampling().parameters().containsKey(Sampling.RUNTIME));
        for (Promise promise : Promise.values()) {
            if (promise.isKept(rows) && (inJvm || promise != Promise.NO_FLAGS)) {
                promises.add(promise);
            }
        }
        boolean failed = rows.stream().anyMatch(row -> row.status() == RowStatus.ERROR);
        return new Line(key.model(), cells, promises, failed);
    }

    private static String file(List<ResultRow> rows) {
        return rows.stream()
                .filter(row -> row.fileBytes().isPresent())
                .map(row -> Numbers.bytes((double) row.fileBytes().getAsLong()))
                .findFirst()
                .orElse("");
    }

    /** Size of the libraries that the format pulls in. */
    private static String libraries(RunResult result, RowKey key) {
        return result.formats().stream()
                .filter(info ->
                        info.format().equals(key.format()) && info.variant().equals(key.variant()))
                .filter(info -> info.dependencyBytes().isPresent())
                .map(info -> Numbers.bytes((double) info.dependencyBytes().getAsLong()))
                .findFirst()
                .orElse("");
    }

    private static String cell(Block block, List<ResultRow> rows) {
        return block.standings().stream()
                .filter(standing -> rows.contains(standing.row()))
                .map(standing -> cell(standing, DisplayUnit.of(block)))
                .findFirst()
                .orElse("");
    }

    private static String cell(Standing standing, DisplayUnit unit) {
        String figure = standing.estimate()
                .map(unit::value)
                .orElse(standing.row().status() == RowStatus.ERROR ? "ERROR" : "n/a");
        if (standing.rank() == Rank.ABOUT_THE_SAME) {
            return "~ " + figure;
        }
        return standing.rank() == Rank.BEST ? "* " + figure : figure;
    }
}
