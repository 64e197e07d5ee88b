package dev.brine.reports.write;

import dev.brine.reports.chart.Chart;
import dev.brine.reports.internal.Numbers;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.write.Standing.Rank;
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
    private final FormatLabels labels;
    private final ModelInfo model;

    private Readme(RunResult result) {
        this.result = result;
        this.labels = new FormatLabels(result);
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
                + "<style>\n" + PageAssets.chartStyle() + "</style>"
                + "<rect width=\"100%\" height=\"100%\" fill=\"var(--paper)\"/>"
                + svg.substring(afterTag) + "\n";
    }

    private Chart chart() {
        Subjects subjects = new Subjects(result, labels);
        List<ResultRow> rows = result.rows().stream()
                .filter(row -> row.key().model().equals(model.name()))
                .toList();
        return ServedFigure.of(result, model, subjects)
                .or(() -> ScatterFigure.pareto(model, rows, subjects))
                .map(Figure::chart)
                .orElseThrow(() -> new IllegalArgumentException("nothing to draw: the run has fewer than two formats"));
    }

    private String pictureTitle() {
        return MarkdownWriter.escape(chart().title());
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
                                cpu.isBlank() ? "" : " of " + MarkdownWriter.escape(cpu),
                                MarkdownWriter.escape(result.environment().jdk()))
                + "The model is `" + model.name() + "`: "
                + models().stream()
                        .map(size -> size.sizeLabel() + ", " + MarkdownWriter.escape(size.description()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private List<ModelInfo> models() {
        return result.models().stream()
                .filter(size -> size.name().equals(model.name()))
                .toList();
    }

    private String headline() {
        return MarkdownWriter.escape(String.join(" ", Headline.of(result, model, labels)));
    }

    private String table() {
        Map<List<String>, List<ResultRow>> lines = result.rows().stream()
                .filter(row -> row.key().model().equals(model.name()))
                .filter(row -> row.key().operation().floorOf().isEmpty())
                .filter(Readme::isShown)
                .collect(Collectors.groupingBy(
                        row -> List.of(labels.of(row.key()), row.key().sizeLabel()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        StringBuilder out = new StringBuilder("| format | model | file |");
        OPERATIONS.forEach(
                operation -> out.append(' ').append(operation.title()).append(" |"));
        out.append("\n| --- | --- | ---: |").append(" ---: |".repeat(OPERATIONS.size()));
        lines.forEach((line, rows) -> {
            out.append("\n| ")
                    .append(MarkdownWriter.escape(line.get(0)))
                    .append(" | ")
                    .append(MarkdownWriter.escape(line.get(1)))
                    .append(" | ")
                    .append(file(rows))
                    .append(" |");
            OPERATIONS.forEach(
                    operation -> out.append(' ').append(cell(rows, operation)).append(" |"));
        });
        return out.toString();
    }

    private static boolean isShown(ResultRow row) {
        RowKey key = row.key();
        return OPERATIONS.contains(key.operation())
                && key.heap() == HeapSetting.DEFAULT
                && key.pageCache().equals("warm");
    }

    private static String file(List<ResultRow> rows) {
        return rows.stream()
                .filter(row -> row.fileBytes().isPresent())
                .map(row -> Numbers.bytes((double) row.fileBytes().orElseThrow()))
                .findFirst()
                .orElse("");
    }

    private static String cell(List<ResultRow> rows, Operation operation) {
        return rows.stream()
                .filter(row -> row.key().operation() == operation)
                .findFirst()
                .map(row -> row.status() == RowStatus.OK
                        ? milliseconds(Estimate.of(row))
                        : row.status().toString().toUpperCase(Locale.ROOT))
                .orElse("");
    }

    private static String milliseconds(Estimate estimate) {
        return Numbers.significant(estimate.score() / 1e6);
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
        List<ResultRow> rows = result.rows().stream()
                .filter(row -> row.key().model().equals(name) && isOpening(row))
                .toList();
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
                        MarkdownWriter.escape(labels.of(best.row().key())),
                        Numbers.duration(figure.score()),
                        next,
                        floor));
    }

    /** How far behind the next one is; of the model in the headline that has been said. */
    private String next(Standing standing) {
        String ratio = standing.toBest()
                .map(value -> " took " + Numbers.ratio(value.ratio()) + " as long")
                .orElse(" took longer");
        return "; the next, " + MarkdownWriter.escape(labels.of(standing.row().key())) + "," + ratio;
    }
}
