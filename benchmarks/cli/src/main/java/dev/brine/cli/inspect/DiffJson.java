package dev.brine.cli.inspect;

import dev.brine.cli.io.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How two model files differ, for JSON; unlike the text, nothing is shortened. */
public final class DiffJson {
    private DiffJson() {}

    /** Describes the difference by names and values. */
    public static Map<String, Object> of(Path a, Path b, ModelDiff diff) {
        List<Map<String, Object>> predictions = new ArrayList<>();
        diff.predictions().forEach((rows, found) -> predictions.add(predictions(rows, found)));
        return Json.object(
                "a", a.toString(),
                "b", b.toString(),
                "same", diff.isSame(),
                "digestA", diff.digestA(),
                "digestB", diff.digestB(),
                "changes", diff.state().changes(),
                "tensorCount", diff.state().tensorCount(),
                "tensors",
                        diff.state().tensorChanges().stream()
                                .map(DiffJson::tensor)
                                .toList(),
                "predictions", predictions,
                "environment", diff.environment(),
                "verification", diff.verification());
    }

    private static Map<String, Object> tensor(StateDiff.TensorChange change) {
        Map<String, Object> described = Json.object("tensor", change.name(), "a", change.a(), "b", change.b());
        if (change.isCompared()) {
            StateDiff.TensorDiff diff = change.diff();
            described.putAll(Json.object(
                    "elements", diff.elementCount(),
                    "differing", diff.differing(),
                    "firstIndex", diff.firstIndex(),
                    "values", change.values(),
                    "largestDifference", diff.magnitude().absolute(),
                    "largestRelativeDifference", diff.magnitude().relative()));
        }
        return described;
    }

    private static Map<String, Object> predictions(String rows, ModelDiff.Predictions predictions) {
        return predictions
                .diff()
                .map(diff -> Json.object(
                        "rowsOf", rows,
                        "rows", diff.rowCount(),
                        "differing", diff.differing(),
                        "firstRow", diff.firstRow(),
                        "values", diff.firstValues(),
                        "largestDifference", diff.magnitude().absolute(),
                        "largestRelativeDifference", diff.magnitude().relative()))
                .orElseGet(() -> Json.object("rowsOf", rows, "notCompared", predictions.obstacle()));
    }
}
