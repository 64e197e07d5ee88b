package dev.brine.reports.write;

import dev.brine.reports.chart.Frame;
import dev.brine.reports.chart.LineChart;
import dev.brine.reports.chart.LineChart.Crossing;
import dev.brine.reports.chart.LineChart.LabelSide;
import dev.brine.reports.chart.LineChart.Legend;
import dev.brine.reports.chart.LineChart.Quantity;
import dev.brine.reports.chart.LineChart.Series;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Document.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first picture: what a program that was just started has served by when, page faults and start of the JVM included. */
final class ServedFigure {
    private static final Quantity SERVED = new Quantity("predictions served", true, Numbers::roundCount);
    private static final Quantity SECONDS = new Quantity(
            "time since the process was started", true, seconds -> Numbers.tick(seconds * 1e9, Numbers::duration));

    /** To where the picture is drawn, whatever a run had time for. */
    private static final double MILLION = 1e6;

    private final ModelInfo model;
    private final Subjects subjects;
    private final List<ServedSeries> lines;
    private final double longest;

    private ServedFigure(ModelInfo model, Subjects subjects, List<ServedSeries> lines) {
        this.model = model;
        this.subjects = subjects;
        this.lines = lines;
        this.longest = lines.stream().mapToDouble(ServedSeries::lastCount).reduce(MILLION, Math::max);
    }

    /** The picture of a model size, or none where fewer than two lines have two points. */
    static Optional<Picture> of(RunResult result, ModelInfo model, Subjects subjects) {
        List<ServedSeries> lines = result.starts().stream()
                .filter(start -> model.matches(start.model(), start.sizeLabel()))
                .filter(ServedSeries::isServing)
                .map(start -> ServedSeries.of(start, subjects.label(start)))
                .toList();
        boolean drawable = lines.stream().filter(line -> line.size() > 1).count() > 1;
        return drawable ? Optional.of(new ServedFigure(model, subjects, lines).figure()) : Optional.empty();
    }

    private Picture figure() {
        List<Crossing> crossings = Crossings.of(lines);
        List<Series> series = lines.stream().map(this::series).toList();
        LineChart chart = new LineChart(
                RowText.title(model, "time since the process was started until so many predictions were served"),
                inWords(crossings),
                Frame.WIDE,
                SERVED,
                SECONDS,
                series,
                crossings,
                legend(series, crossings),
                LabelSide.BEGINNING);
        return new Picture(
                chart, captions(), Stream.of(table(), crossingTable(crossings)).toList());
    }

    private Series series(ServedSeries line) {
        boolean labelled = line.isWarm() || !hasWarm(line.label());
        return new Series(
                labelled ? line.label() : "",
                subjects.style(line.label()),
                !line.isWarm(),
                line.points(),
                line.extension(longest));
    }

    private boolean hasWarm(String label) {
        return lines.stream().anyMatch(line -> line.isWarm() && line.label().equals(label));
    }

    private static List<Legend> legend(List<Series> series, List<Crossing> crossings) {
        List<Legend> legend = new ArrayList<>();
        if (series.stream().anyMatch(line -> !line.dashed())) {
            legend.add(Legend.SOLID);
        }
        if (series.stream().anyMatch(Series::dashed)) {
            legend.add(Legend.DASHED);
        }
        if (series.stream().anyMatch(line -> !line.extension().isEmpty())) {
            legend.add(Legend.DOTTED);
        }
        if (!crossings.isEmpty()) {
            legend.add(Legend.CROSSING);
        }
        return legend;
    }

    private List<String> captions() {
        List<String> captions = new ArrayList<>();
        captions.add("Low is better. Every point is the median over fresh processes, from their start on: it holds the "
                + "start of the runtime, its libraries, opening, page faults and warm-up. Shaded: 95 % intervals; the last "
                + "point rests on fewer processes where no band reaches it.");
        stopped().ifPresent(captions::add);
        String cold = lines.stream()
                .map(line -> line.start().pageCache())
                .filter(cache -> !cache.equals("warm"))
                .distinct()
                .collect(Collectors.joining(", "));
        if (!cold.isEmpty()) {
            captions.add("Dashed: page cache " + cold + ", the file was taken out of this system's page cache first; "
                    + "a host below it may still have held it.");
        }
        return captions;
    }

    /** Which lines end early, by the count they reached. */
    private Optional<String> stopped() {
        Map<String, Set<String>> byCount = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> line.lastCount() < longest)
                .sorted(Comparator.comparingDouble(ServedSeries::lastCount))
                .forEach(line -> byCount.computeIfAbsent(stop(line), ignored -> new LinkedHashSet<>())
                        .add(line.label()));
        String counts = byCount.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + String.join("; ", entry.getValue()))
                .collect(Collectors.joining(". At "));
        return counts.isEmpty()
                ? Optional.empty()
                : Optional.of("Stopped by the time bound: at " + counts
                        + ". Dotted lines go on at the rate of the last measured part, where it was steady; they were "
                        + "not measured.");
    }

    private static String stop(ServedSeries line) {
        String cache = line.isWarm() ? "" : ", " + line.start().pageCache();
        return Numbers.count(Math.round(line.lastCount())) + cache;
    }

    private String inWords(List<Crossing> crossings) {
        Stream<String> ends = lines.stream()
                .sorted(Comparator.comparingDouble(line -> line.seconds(0)))
                .map(line -> "%s, %s: first prediction after %s, %s after %s"
                        .formatted(
                                line.label(),
                                line.start().pageCache(),
                                Numbers.duration(line.seconds(0) * 1e9),
                                Numbers.count(Math.round(line.lastCount())),
                                Numbers.duration(line.seconds(line.size() - 1) * 1e9)));
        return Stream.concat(ends, crossings.stream().map(Crossing::inWords)).collect(Collectors.joining("; "));
    }

    private Table table() {
        List<Double> counts = lines.stream()
                .flatMap(line -> line.counts().stream())
                .distinct()
                .sorted()
                .toList();
        Table table = Table.titled("Seconds until so many predictions were served (95 % interval)")
                .text("format", "page cache");
        counts.forEach(count -> table.number(Numbers.count(Math.round(count))));
        table.number("processes");
        for (ServedSeries line : lines) {
            List<String> cells =
                    new ArrayList<>(List.of(line.label(), line.start().pageCache()));
            for (double count : counts) {
                int index = line.counts().indexOf(count);
                cells.add(index < 0 ? "" : cell(line, index));
            }
            cells.add(Integer.toString(line.start().samples().size()));
            table.line(cells);
        }
        return table;
    }

    private static String cell(ServedSeries line, int index) {
        String interval = RowText.inBrackets(line.estimates().get(index).interval());
        boolean isOfFewer = interval.isEmpty() && !line.isMeasuredByAll(index);
        return Numbers.significant(line.seconds(index)) + (isOfFewer ? " (fewer processes)" : interval);
    }

    private static Table crossingTable(List<Crossing> crossings) {
        Table table = Table.titled("Crossings", "Only where the intervals lie apart before and after.")
                .text("what passes what");
        crossings.stream()
                .sorted(Comparator.comparingDouble(Crossing::x))
                .forEach(crossing -> table.line(crossing.inWords()));
        return table;
    }
}
