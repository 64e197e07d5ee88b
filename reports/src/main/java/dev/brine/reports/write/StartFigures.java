package dev.brine.reports.write;

import dev.brine.reports.chart.BarChart;
import dev.brine.reports.chart.BarChart.Bar;
import dev.brine.reports.chart.BarChart.Part;
import dev.brine.reports.chart.DotPlot;
import dev.brine.reports.chart.DotPlot.Row;
import dev.brine.reports.chart.LineChart.Quantity;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Document.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What fresh processes spend their time on until the first prediction, and how fast they are in the end. */
final class StartFigures {
    private static final List<String> STAGES =
            List.of(ProcessStart.MAIN, ProcessStart.LIBRARY_READY, ProcessStart.OPENED, ProcessStart.FIRST_PREDICTION);
    private static final List<Part> PARTS = List.of(
            new Part("runtime starts", 0),
            new Part("library gets ready", 1),
            new Part("model is opened", 2),
            new Part("first row is predicted", 3));
    private static final Quantity TIME = new Quantity(
            "time since the process was started",
            false,
            milliseconds -> Numbers.tick(milliseconds * 1e6, Numbers::duration));

    private final ModelInfo model;
    private final Subjects subjects;
    private final List<ProcessStart> starts;
    private final Map<String, String> materialised = new LinkedHashMap<>();

    StartFigures(RunResult result, ModelInfo model, Subjects subjects) {
        this.model = model;
        this.subjects = subjects;
        this.starts = result.starts().stream()
                .filter(start -> model.matches(start.model(), start.sizeLabel()))
                .filter(ServedSeries::isServing)
                .toList();
        result.starts().stream()
                .filter(start -> model.matches(start.model(), start.sizeLabel()) && start.status() == RowStatus.OK)
                .filter(start -> start.stages().contains(ProcessStart.MATERIALISED))
                .forEach(start -> materialised.put(
                        label(start),
                        Numbers.significant(estimate(start, start.stages().indexOf(ProcessStart.MATERIALISED), -1)
                                .score())));
    }

    /** The stages to the first prediction, stacked, or none where no process has them all. */
    Optional<Picture> stages() {
        List<Bar> bars = starts.stream()
                .filter(start -> start.stages().containsAll(STAGES))
                .map(this::bar)
                .sorted(Comparator.comparingDouble(Bar::sum))
                .toList();
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        String title = RowText.title(model, "where the time to the first prediction goes");
        BarChart chart = new BarChart(title, TIME, PARTS, bars);
        String cold = starts.stream().allMatch(start -> start.pageCache().equals("warm"))
                ? ""
                : " Cold: taken out of this system's page cache first; a host below it may still have held it.";
        String caption =
                "Short is better. Each part is a median over fresh processes, scaled so that the parts end at the "
                        + "median of the whole; the whisker is the 95 % interval of the whole." + cold;
        return Optional.of(new Picture(chart, List.of(caption), List.of(table(title, bars))));
    }

    private String label(ProcessStart start) {
        String label = subjects.label(start);
        return start.pageCache().equals("warm")
                ? label
                : label + ", " + start.pageCache().replace("guest-", "");
    }

    private Bar bar(ProcessStart start) {
        List<Double> sizes = new ArrayList<>();
        for (int i = 0; i < STAGES.size(); i++) {
            int stage = start.stages().indexOf(STAGES.get(i));
            int before = i == 0 ? -1 : start.stages().indexOf(STAGES.get(i - 1));
            sizes.add(Math.max(0, estimate(start, stage, before).score()));
        }
        Estimate total = estimate(start, start.stages().indexOf(ProcessStart.FIRST_PREDICTION), -1);
        double sum = sizes.stream().mapToDouble(Double::doubleValue).sum();
        List<Double> scaled = sizes.stream()
                .map(size -> sum > 0 ? size * total.score() / sum : size)
                .toList();
        return new Bar(label(start), scaled, total.interval());
    }

    /** Milliseconds from one stage to another, or from the start of the process. */
    private static Estimate estimate(ProcessStart start, int stage, int before) {
        return Estimate.of(
                "ms",
                start.samplesUpTo(stage).stream()
                        .map(process -> List.of(process.get(stage) - (before < 0 ? 0 : process.get(before))))
                        .toList());
    }

    private Table table(String title, List<Bar> bars) {
        Table table = Table.titled(title).text("format");
        PARTS.forEach(part -> table.number(part.name() + ", ms"));
        table.number("in all, ms");
        if (!materialised.isEmpty()) {
            table.number("every array touched instead, ms");
        }
        for (Bar bar : bars) {
            List<String> cells = new ArrayList<>(List.of(bar.label()));
            bar.sizes().forEach(size -> cells.add(Numbers.significant(size)));
            cells.add(Numbers.significant(bar.sum()));
            if (!materialised.isEmpty()) {
                cells.add(materialised.getOrDefault(bar.label(), ""));
            }
            table.line(cells);
        }
        return table;
    }

    /** Predictions a second in the last measured part of each process, or none where no process has such a part. */
    Optional<Picture> throughput() {
        List<Row> rows = new ArrayList<>();
        starts.stream()
                .filter(start -> start.pageCache().equals("warm"))
                .forEach(start -> rate(start)
                        .ifPresent(estimate -> rows.add(new Row(
                                subjects.label(start),
                                subjects.style(subjects.label(start)),
                                true,
                                Optional.of(estimate),
                                Numbers.significant(estimate.score()) + "/s"))));
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        rows.sort(
                Comparator.comparingDouble(row -> -row.estimate().orElseThrow().geometricMean()));
        String title = RowText.title(model, "predictions a second, once served from");
        DotPlot plot = new DotPlot(title, new Quantity("predictions a second", true, Numbers::roundCount), rows);
        String caption =
                "Right is better. Rows of the last part that every fresh process served, by its time: rings are "
                        + "processes, the bar is the 95 % interval.";
        return Optional.of(new Picture(plot, List.of(caption), List.of(rateTable(title, rows))));
    }

    private Optional<Estimate> rate(ProcessStart start) {
        ServedSeries series = ServedSeries.of(start, subjects.label(start));
        int last = start.samples().stream().mapToInt(List::size).min().orElseThrow() - 1;
        int point = series.size() - (start.stages().size() - last);
        if (point < 1) {
            return Optional.empty();
        }
        double served = series.counts().get(point) - series.counts().get(point - 1);
        boolean timed = start.samples().stream().allMatch(process -> process.get(last) > process.get(last - 1));
        return timed
                ? Optional.of(Estimate.of(
                        "rows/s",
                        start.samples().stream()
                                .map(process -> List.of(served * 1e3 / (process.get(last) - process.get(last - 1))))
                                .toList()))
                : Optional.empty();
    }

    private static Table rateTable(String title, List<Row> rows) {
        Table table = Table.titled(title).text("format").number("predictions a second", "95 % interval", "processes");
        for (Row row : rows) {
            Estimate estimate = row.estimate().orElseThrow();
            table.line(
                    row.label(),
                    Numbers.significant(estimate.score()),
                    RowText.interval(estimate.interval(), Numbers::significant),
                    Integer.toString(estimate.forks()));
        }
        return table;
    }
}
