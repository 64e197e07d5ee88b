package dev.brine.reports.write;

import dev.brine.reports.chart.BarChart;
import dev.brine.reports.chart.BarChart.Bar;
import dev.brine.reports.chart.BarChart.Part;
import dev.brine.reports.chart.Frame;
import dev.brine.reports.chart.LineChart;
import dev.brine.reports.chart.LineChart.LabelSide;
import dev.brine.reports.chart.LineChart.Point;
import dev.brine.reports.chart.LineChart.Quantity;
import dev.brine.reports.chart.LineChart.Series;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Document.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model costs in memory: in one process, and in several that share its file. */
final class MemoryFigures {
    private static final Quantity MEGABYTES =
            new Quantity("memory", false, megabytes -> Numbers.tick(megabytes * 1e6, Numbers::bytes));
    private static final Quantity PROCESSES =
            new Quantity("processes that share one file", false, count -> Numbers.count(Math.round(count)));
    private static final Map<Operation, Double> REPLICAS = Map.of(
            Operation.PSS_1, 1.0,
            Operation.PSS_2, 2.0,
            Operation.PSS_4, 4.0);

    private final ModelInfo model;
    private final Subjects subjects;
    private final Map<String, Map<Operation, Estimate>> estimates = new LinkedHashMap<>();

    MemoryFigures(ModelInfo model, List<ResultRow> rows, Subjects subjects) {
        this.model = model;
        this.subjects = subjects;
        rows.stream()
                .filter(row -> row.key().sizeLabel().equals(model.sizeLabel()))
                .filter(row -> row.hasFigure() && row.key().operation().isMemory())
                .forEach(row -> estimates
                        .computeIfAbsent(subjects.label(row.key()), ignored -> new LinkedHashMap<>())
                        .putIfAbsent(row.key().operation(), Estimate.of(row)));
    }

    /** Private memory and file pages, stacked, with the heaps beside them; none where neither was measured. */
    Optional<Picture> split() {
        List<Bar> bars = estimates.entrySet().stream()
                .filter(entry -> entry.getValue().containsKey(Operation.PEAK_ANONYMOUS)
                        && entry.getValue().containsKey(Operation.PEAK_FILE))
                .map(entry -> new Bar(
                        entry.getKey(),
                        List.of(
                                megabytes(entry.getValue(), Operation.PEAK_ANONYMOUS),
                                megabytes(entry.getValue(), Operation.PEAK_FILE)),
                        Optional.empty()))
                .sorted(Comparator.comparingDouble(Bar::sum))
                .toList();
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        String title = RowText.title(model, "peak memory to the first prediction, above an idle process");
        BarChart chart = new BarChart(
                title,
                MEGABYTES,
                List.of(new Part("private memory", 2), new Part("file pages, shared and reclaimable", 1)),
                bars);
        String caption =
                "Short is better. File pages are counted once for all processes of a host, and the system takes "
                        + "them back when memory is short; private memory stays with each process.";
        return Optional.of(new Picture(
                chart,
                List.of(caption),
                List.of(table(
                        title,
                        Operation.PEAK_ANONYMOUS,
                        Operation.PEAK_FILE,
                        Operation.PEAK_MEMORY,
                        Operation.SMALLEST_HEAP,
                        Operation.RETAINED_HEAP))));
    }

    private static Optional<Estimate> figure(Map<Operation, Estimate> figures, Operation operation) {
        return Optional.ofNullable(figures.get(operation));
    }

    private static double megabytes(Map<Operation, Estimate> figures, Operation operation) {
        return figure(figures, operation)
                .map(estimate -> Math.max(0, estimate.score()))
                .orElse(0.0);
    }

    private Table table(String title, Operation... operations) {
        List<Operation> measured = Arrays.stream(operations)
                .filter(operation -> estimates.values().stream().anyMatch(figures -> figures.containsKey(operation)))
                .toList();
        Table table = Table.titled(title).text("format");
        measured.forEach(operation -> table.number(operation.title() + ", MB"));
        estimates.forEach((label, figures) -> {
            if (measured.stream().anyMatch(figures::containsKey)) {
                List<String> cells = new ArrayList<>(List.of(label));
                measured.forEach(operation -> cells.add(
                        figure(figures, operation).map(MemoryFigures::cell).orElse("")));
                table.line(cells);
            }
        });
        return table;
    }

    private static String cell(Estimate estimate) {
        return Numbers.significant(estimate.score()) + RowText.inBrackets(estimate.interval());
    }

    /** Memory in all of 1, 2 and 4 processes, or none where fewer than two counts were measured. */
    Optional<Picture> replicas() {
        List<Series> lines = new ArrayList<>();
        estimates.forEach((label, figures) -> {
            List<Point> points = REPLICAS.entrySet().stream()
                    .flatMap(entry -> figure(figures, entry.getKey())
                            .map(estimate -> new Point(entry.getValue(), estimate.score(), estimate.interval()))
                            .stream())
                    .sorted(Comparator.comparingDouble(Point::x))
                    .toList();
            if (points.size() > 1) {
                lines.add(new Series(label, subjects.style(label), false, points, List.of()));
            }
        });
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String title = RowText.title(model, "memory in all of processes that share one file");
        LineChart chart = new LineChart(
                title, inWords(lines), Frame.HALF, PROCESSES, MEGABYTES, lines, List.of(), List.of(), LabelSide.END);
        String caption =
                "Low and flat is better. Proportional set size, summed over the processes after each has served "
                        + "the same rows; shaded: 95 % intervals.";
        Table table = table(title, Operation.PSS_1, Operation.PSS_2, Operation.PSS_4);
        return Optional.of(new Picture(chart, List.of(caption), List.of(table)));
    }

    private static String inWords(List<Series> lines) {
        return lines.stream()
                .map(line -> line.label() + ": "
                        + line.points().stream()
                                .map(point ->
                                        Numbers.bytes(point.y() * 1e6) + " in " + Numbers.count(Math.round(point.x())))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }
}
