package dev.brine.reports.write;

import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the picture of one model size shows: time against file size, a point for each format variant.
 *
 * @param notDrawn format variants without a point, with the reason
 */
record ScatterPlot(String title, Operation operation, List<Point> points, List<String> notDrawn) {
    /** One format variant. */
    record Point(String label, double fileBytes, Estimate estimate, boolean lazy, boolean checked) {
        String inWords() {
            String interval = estimate.interval()
                    .map(bounds ->
                            " (" + Numbers.duration(bounds.low()) + " to " + Numbers.duration(bounds.high()) + ")")
                    .orElse("");
            return label + ": " + Numbers.duration(estimate.score()) + interval + ", " + Numbers.bytes(fileBytes);
        }
    }

    /** The picture of a model size, or none where fewer than two points would be in it. */
    static Optional<ScatterPlot> of(ModelInfo model, List<ResultRow> modelRows, FormatLabels labels) {
        Map<Block.Key, List<ResultRow>> readings = modelRows.stream()
                .filter(row -> row.key().sizeLabel().equals(model.sizeLabel()))
                .filter(row -> isReading(row.key().operation()))
                .collect(Collectors.groupingBy(
                        row -> Block.Key.of(row.key()), () -> new TreeMap<>(Block.Key.ORDER), Collectors.toList()));
        return choose(readings, Operation.FIRST_PREDICTION)
                .or(() -> choose(readings, Operation.LOAD))
                .map(key -> plot(model, key, readings.getOrDefault(key, List.of()), labels))
                .filter(plot -> plot.points().size() >= 2);
    }

    private static boolean isReading(Operation operation) {
        return operation == Operation.FIRST_PREDICTION || operation == Operation.LOAD;
    }

    private static Optional<Block.Key> choose(Map<Block.Key, List<ResultRow>> readings, Operation operation) {
        return readings.entrySet().stream()
                .filter(entry -> entry.getKey().operation() == operation)
                .filter(entry -> entry.getValue().stream().anyMatch(row -> row.status() == RowStatus.OK))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static ScatterPlot plot(ModelInfo model, Block.Key key, List<ResultRow> rows, FormatLabels labels) {
        List<Point> points = new ArrayList<>();
        List<String> notDrawn = new ArrayList<>();
        for (ResultRow row : rows) {
            String label = labels.of(row.key());
            if (row.status() != RowStatus.OK) {
                notDrawn.add(label + " (" + (row.status() == RowStatus.ERROR ? "ERROR" : "n/a") + ")");
                continue;
            }
            Estimate estimate = Estimate.of(row);
            if (row.fileBytes().isPresent() && estimate.unit().equals("ns/op") && isDrawable(estimate)) {
                double fileBytes = row.fileBytes().getAsLong();
                points.add(new Point(label, fileBytes, estimate, Reads.isLazy(row), row.checked()));
            }
        }
        String title = model.name() + ", " + model.sizeLabel() + ": time against file size (" + key.title() + ")";
        return new ScatterPlot(title, key.operation(), points, notDrawn);
    }

    private static boolean isDrawable(Estimate estimate) {
        return estimate.points().stream().allMatch(point -> point > 0);
    }
}
