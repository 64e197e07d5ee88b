package dev.brine.reports.write;

import dev.brine.reports.chart.Chart;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.text.Markdown;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Block.Standing;
import dev.brine.reports.write.Block.Standing.Rank;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The short form of a report, for a README: a paragraph, one table, one picture. */
public final class Readme {
    private static final List<Operation> OPERATIONS =
            List.of(Operation.SAVE, Operation.LOAD, Operation.FIRST_PREDICTION, Operation.PREDICT);

    private final RunResult result;
    private final Subjects subjects;
    private final ModelInfo model;

    private Readme(RunResult result) {
        this.result = result;
        this.subjects = new Subjects(result);
        this.model = result.models().stream()
                .filter(candidate -> ServedSeries.isServed(result, candidate))
                .findFirst()
                .orElseGet(() -> result.models().get(0));
    }

    /**
     * The section as Markdown: what was measured on what, the scores of one model, and what they say. The model is the
     * first that fresh processes served, else the run's first.
     *
     * @param picture link to the picture, relative to the README
     */
    public static String section(RunResult result, String picture) {
        Readme readme = new Readme(result);
        Stream<String> paragraphs = Stream.of(
                readme.circumstances(),
                readme.table(),
                "![" + readme.pictureTitle() + "](" + picture + ")",
                readme.headline(),
                readme.findings());
        return paragraphs.filter(text -> !text.isBlank()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    /**
     * The picture as an SVG file that carries its own style, light and dark.
     *
     * @throws IllegalArgumentException if the run has nothing to draw
     */
    public static String picture(RunResult result) {
        Chart chart = new Readme(result).chart();
        String svg = chart.draw(chart.frame(), "picture");
        int afterTag = svg.indexOf('>') + 1;
        return svg.substring(0, afterTag).replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ")
                + "<style>\n" + HtmlPage.chartStyle() + "</style>"
                + "<rect width=\"100%\" height=\"100%\" fill=\"var(--paper)\"/>"
                + svg.substring(afterTag) + "\n";
    }

    private Chart chart() {
        return ServedFigure.of(result, model, subjects)
                .or(() -> new ScatterFigure(model, result.rowsOf(model.name()), subjects).pareto())
                .map(figure -> figure.chart())
                .orElseThrow(() -> new IllegalArgumentException("nothing to draw: the run has fewer than two formats"));
    }

    private String pictureTitle() {
        return Markdown.escape(chart().title());
    }

    private String circumstances() {
        String cores = result.environment().cores() == 1
                ? "one core"
                : result.environment().cores() + " cores";
        String cpu = result.environment().cpuModel();
        return "One run of the profile `%s` on %s%s, JDK %s: milliseconds, medians over forks, page cache warm. "
                        .formatted(
                                result.run().profile(),
                                cores,
                                cpu.isBlank() ? "" : " of " + Markdown.escape(cpu),
                                Markdown.escape(result.environment().jdk()))
                + "The model is `" + model.name() + "`: "
                + models().stream()
                        .map(size -> size.sizeLabel() + ", " + Markdown.escape(size.description()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private List<ModelInfo> models() {
        return result.models().stream()
                .filter(size -> size.name().equals(model.name()))
                .toList();
    }

    private String headline() {
        return Markdown.escape(String.join(" ", Headline.of(result, model, subjects)));
    }

    private String table() {
        Map<List<String>, List<ResultRow>> lines = result.rowsOf(model.name()).stream()
                .filter(row -> row.key().operation().floorOf().isEmpty())
                .filter(Readme::isShown)
                .collect(Collectors.groupingBy(
                        row -> List.of(subjects.label(row.key()), row.key().sizeLabel()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Table table = Table.titled("").text("format", "model").number("file");
        OPERATIONS.forEach(operation -> table.number(operation.title()));
        lines.forEach((line, rows) -> {
            List<String> cells = new ArrayList<>(line);
            cells.add(RowText.file(rows));
            OPERATIONS.forEach(operation -> cells.add(cell(rows, operation)));
            table.line(cells);
        });
        return new Markdown().table(table).toString().strip();
    }

    private static boolean isShown(ResultRow row) {
        RowKey key = row.key();
        return OPERATIONS.contains(key.operation())
                && key.heap() == HeapSetting.DEFAULT
                && key.pageCache().equals("warm");
    }

    private static String cell(List<ResultRow> rows, Operation operation) {
        return rows.stream()
                .filter(row -> row.key().operation() == operation)
                .findFirst()
                .map(row -> row.hasFigure()
                        ? Numbers.significant(Estimate.of(row).score() / 1e6)
                        : row.status().toString().toUpperCase(Locale.ROOT))
                .orElse("");
    }

    /** For each model: how soon the best format predicts, against the next one and the floor. */
    private String findings() {
        return result.models().stream()
                .map(ModelInfo::name)
                .distinct()
                .map(this::finding)
                .flatMap(Optional::stream)
                .collect(Collectors.joining("\n"));
    }

    private Optional<String> finding(String name) {
        List<ResultRow> rows =
                result.rowsOf(name).stream().filter(Readme::isOpening).toList();
        return Ranking.blocks(rows).stream().findFirst().flatMap(block -> finding(name, block));
    }

    private static boolean isOpening(ResultRow row) {
        Operation operation = row.key().operation();
        return operation.floorOf().orElse(operation) == Operation.FIRST_PREDICTION
                && row.key().heap() == HeapSetting.DEFAULT
                && row.key().pageCache().equals("warm");
    }

    private Optional<String> finding(String name, Block block) {
        List<Standing> ranked = block.standings().stream()
                .filter(standing -> standing.toBest().isPresent())
                .toList();
        if (ranked.size() < 2 || ranked.get(0).rank() != Rank.BEST) {
            return Optional.empty();
        }
        Standing best = ranked.get(0);
        Estimate figure = best.estimate().orElseThrow();
        String next = name.equals(model.name()) ? "" : next(ranked.get(1));
        String floor = block.standings().stream()
                .filter(standing -> standing.rank() == Rank.FLOOR)
                .filter(standing ->
                        standing.row().key().sizeLabel().equals(best.row().key().sizeLabel()))
                .findFirst()
                .flatMap(Standing::estimate)
                .map(bound -> "; the floor, thirty lines that map a raw file without a check, took "
                        + Numbers.duration(bound.score()))
                .orElse("");
        return Optional.of("- `%s` (%s): %s was opened and predicted from in %s%s%s."
                .formatted(
                        name,
                        best.row().key().sizeLabel(),
                        Markdown.escape(subjects.label(best.row().key())),
                        Numbers.duration(figure.score()),
                        next,
                        floor));
    }

    /** How far behind the next one is; of the model in the headline that has been said. */
    private String next(Standing standing) {
        String ratio = standing.toBest()
                .map(value -> " took " + Numbers.ratio(value.ratio()) + " as long")
                .orElse(" took longer");
        return "; the next, " + Markdown.escape(subjects.label(standing.row().key())) + "," + ratio;
    }
}
