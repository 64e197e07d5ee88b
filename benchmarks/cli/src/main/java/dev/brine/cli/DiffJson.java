package dev.brine.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How two model files differ, as maps and lists, for JSON; unlike the text, nothing is shortened. */
final class DiffJson {
    private DiffJson() {}

    static Map<String, Object> of(Path a, Path b, ModelDiff diff) {
        List<Map<String, Object>> predictions = new ArrayList<>();
        diff.predictions().forEach((rows, found) -> predictions.add(predictions(rows, found)));
        return Json.object(
                "a", a.toString(),
                "b", b.toString(),
                "same", diff.isSame(),
                "digestA", diff.digestA(),
                "digestB", diff.digestB(),
                "changes", changes(diff.state().changes()),
                "tensorCount", diff.state().tensorCount(),
                "tensors",
                        diff.state().tensorChanges().stream()
                                .map(DiffJson::tensor)
                                .toList(),
                "predictions", predictions,
                "environment", changes(diff.environment()),
                "verification", change(diff.verification()));
    }

    private static List<Map<String, Object>> changes(List<StateDiff.Change> changes) {
        return changes.stream().map(DiffJson::change).toList();
    }

    private static Map<String, Object> change(StateDiff.Change change) {
        return Json.object("what", change.what(), "a", change.a(), "b", change.b());
    }

    private static Map<String, Object> tensor(StateDiff.TensorChange change) {
        Map<String, Object> described = Json.object("tensor", change.name(), "a", change.a(), "b", change.b());
        if (change.isCompared()) {
            described.put("elements", change.diff().elementCount());
            described.put("differing", change.diff().differing());
            described.put("firstIndex", change.diff().firstIndex());
            described.put("values", change.values());
            putMagnitude(described, change.diff().magnitude());
        }
        return described;
    }

    private static Map<String, Object> predictions(String rows, ModelDiff.Predictions predictions) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("rowsOf", rows);
        predictions
                .diff()
                .ifPresentOrElse(
                        diff -> {
                            described.put("rows", diff.rowCount());
                            described.put("differing", diff.differing());
                            described.put("firstRow", diff.firstRow());
                            described.put("values", diff.firstValues());
                            putMagnitude(described, diff.magnitude());
                        },
                        () -> described.put("notCompared", predictions.obstacle()));
        return described;
    }

    private static void putMagnitude(Map<String, Object> described, Magnitude magnitude) {
        described.put("largestDifference", magnitude.absolute());
        described.put("largestRelativeDifference", magnitude.relative());
    }
}
