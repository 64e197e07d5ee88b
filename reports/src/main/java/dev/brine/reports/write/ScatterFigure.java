package dev.brine.reports.write;

import dev.brine.reports.chart.ScatterPlot;
import dev.brine.reports.chart.ScatterPlot.Point;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.text.Table.Tone;
import dev.brine.reports.write.Document.Picture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Time against file size of one model: which formats are worth a look, and what compression costs. */
final class ScatterFigure {
    private final ModelInfo model;
    private final List<ResultRow> rows;
    private final Subjects subjects;

    ScatterFigure(ModelInfo model, List<ResultRow> rows, Subjects subjects) {
        this.model = model;
        this.rows = rows.stream()
                .filter(row -> row.key().sizeLabel().equals(model.sizeLabel()))
                .toList();
        this.subjects = subjects;
    }

    /** First prediction (else load) against file size, or none where fewer than two points would be in it. */
    Optional<Picture> pareto() {
        return choose(Operation.FIRST_PREDICTION)
                .or(() -> choose(Operation.LOAD))
                .flatMap(this::pareto);
    }

    /** Load against file size of formats with several sizes of file, joined codec by codec; none where there are none. */
    Optional<Picture> compression() {
        return choose(Operation.LOAD).flatMap(this::compression);
    }

    /** The block of the operation that has figures, the usual heap and page cache first. */
    private Optional<Block.Key> choose(Operation operation) {
        return rows.stream()
                .filter(row -> row.key().operation() == operation && row.hasFigure())
                .map(row -> Block.Key.of(row.key()))
                .min(Block.Key.ORDER);
    }

    private List<ResultRow> rows(Block.Key key) {
        return rows.stream()
                .filter(row -> row.key().operation() == key.operation())
                .filter(row -> Block.Key.of(row.key()).equals(key))
                .toList();
    }

    private Optional<Picture> pareto(Block.Key key) {
        List<Point> points = points(rows(key), true);
        if (points.size() < 2) {
            return Optional.empty();
        }
        String title = title("time against file size", key);
        ScatterPlot plot = new ScatterPlot(title, key.operation().title(), points, List.of(), true);
        List<String> captions = new ArrayList<>();
        captions.add(
                "Low and left is better. The stepped line is the frontier; what is beaten in time and size at once "
                        + "is faded, but an unchecked read never beats a checked one. Bars are 95 % intervals.");
        if (points.stream().anyMatch(point -> point.memoryMegabytes().isPresent())) {
            captions.add("The area is the memory of a fresh process to its first prediction; points without a figure "
                    + "of memory are small.");
        }
        notDrawn(key).ifPresent(captions::add);
        return Optional.of(new Picture(plot, captions, List.of(table(title, plot))));
    }

    private Optional<Picture> compression(Block.Key key) {
        Map<String, List<ResultRow>> byFormat = rows(key).stream()
                .filter(row -> row.hasFigure() && row.fileBytes().isPresent())
                .sorted(Comparator.comparingLong(row -> row.fileBytes().orElseThrow()))
                .collect(Collectors.groupingBy(row -> row.key().format(), TreeMap::new, Collectors.toList()));
        byFormat.values()
                .removeIf(list -> list.size() < 2
                        || list.stream().noneMatch(row -> row.traits().contains("COMPRESSED")));
        List<List<String>> paths = byFormat.values().stream()
                .map(list -> list.stream().map(row -> subjects.label(row.key())).toList())
                .toList();
        List<Point> points =
                points(byFormat.values().stream().flatMap(List::stream).toList(), false);
        if (points.size() < 2) {
            return Optional.empty();
        }
        String title = title("what compression costs and saves", key);
        ScatterPlot plot = new ScatterPlot(title, key.operation().title(), points, paths, false);
        String caption = "Low and left is better. Lines join the codecs and levels of one format. Payload: "
                + Numbers.bytes((double) model.payloadBytes()) + ". Bars are 95 % intervals.";
        return Optional.of(new Picture(plot, List.of(caption), List.of(table(title, plot))));
    }

    private String title(String what, Block.Key key) {
        return RowText.title(model, what + " (" + key.title() + ")");
    }

    private List<Point> points(List<ResultRow> chosen, boolean withMemory) {
        List<Point> points = new ArrayList<>();
        for (ResultRow row : chosen) {
            if (row.hasFigure() && row.fileBytes().isPresent()) {
                Estimate estimate = Estimate.of(row);
                if (estimate.unit().equals("ns/op") && isDrawable(estimate)) {
                    points.add(point(row, estimate, withMemory ? memory(row) : OptionalDouble.empty()));
                }
            }
        }
        return points;
    }

    private Point point(ResultRow row, Estimate estimate, OptionalDouble megabytes) {
        String label = subjects.label(row.key());
        return new Point(
                label,
                subjects.style(label),
                (double) row.fileBytes().orElseThrow(),
                estimate,
                RowText.isLazy(row),
                row.checked(),
                megabytes);
    }

    private static boolean isDrawable(Estimate estimate) {
        return estimate.points().stream().allMatch(point -> point > 0);
    }

    /** Private memory and file pages of the same format variant, or the peak of the whole process. */
    private OptionalDouble memory(ResultRow row) {
        OptionalDouble anonymous = megabytes(row, Operation.PEAK_ANONYMOUS);
        OptionalDouble file = megabytes(row, Operation.PEAK_FILE);
        return anonymous.isPresent() && file.isPresent()
                ? OptionalDouble.of(anonymous.getAsDouble() + file.getAsDouble())
                : megabytes(row, Operation.PEAK_MEMORY);
    }

    private OptionalDouble megabytes(ResultRow row, Operation operation) {
        return rows.stream()
                .filter(other -> other.hasFigure()
                        && other.key().operation() == operation
                        && other.key().format().equals(row.key().format())
                        && other.key().variant().equals(row.key().variant()))
                .mapToDouble(other -> Math.max(0, Estimate.of(other).score()))
                .findFirst();
    }

    private Optional<String> notDrawn(Block.Key key) {
        String missing = rows(key).stream()
                .filter(row -> !row.hasFigure())
                .map(row -> subjects.label(row.key()) + " (" + RowText.withoutFigure(row) + ")")
                .collect(Collectors.joining(", "));
        return missing.isEmpty() ? Optional.empty() : Optional.of("Not drawn: " + missing + ".");
    }

    private static Table table(String title, ScatterPlot plot) {
        Table table = Table.titled(title)
                .text("format")
                .number(plot.y(), "file", "memory")
                .text("frontier");
        for (Point point : plot.points()) {
            OptionalDouble memory = point.memoryMegabytes();
            table.line(
                    plot.frontier().contains(point) ? Tone.BEST : Tone.PLAIN,
                    List.of(
                            point.label(),
                            Numbers.duration(point.estimate().score()),
                            Numbers.bytes(point.fileBytes()),
                            memory.isPresent() ? Numbers.significant(memory.getAsDouble()) + " MB" : "",
                            standing(plot, point)),
                    "");
        }
        return table;
    }

    private static String standing(ScatterPlot plot, Point point) {
        if (!plot.ranked()) {
            return "";
        }
        if (plot.frontier().contains(point)) {
            return "on it";
        }
        return plot.isDominated(point) ? "beaten" : "about the same";
    }
}
