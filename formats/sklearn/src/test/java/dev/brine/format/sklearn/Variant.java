package dev.brine.format.sklearn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model that scikit-learn trained, rows and what it predicts for them; written by {@code make_variants.py}.
 *
 * @param estimators class names of the estimators in it
 * @param columns names in the order of the cells; empty if scikit-learn had none
 * @param rows cells: Long, Double, String, Boolean; null is a missing value
 * @param predict as {@code predict} gives them: numbers or labels
 * @param proba probabilities a row; empty if there are none
 * @param bounds largest difference of each predicted number; 0 for bit-equal
 * @param hasSums whether probabilities depend on sums in the order of a BLAS
 */
record Variant(
        String name,
        Path file,
        List<String> estimators,
        List<String> columns,
        List<List<@Nullable Object>> rows,
        List<List<@Nullable Object>> predict,
        List<List<@Nullable Object>> proba,
        List<List<@Nullable Object>> bounds,
        boolean hasSums) {

    static Variant read(Path folder, String name) throws IOException {
        JsonNode json = JsonMapper.shared().readTree(Files.readString(folder.resolve(name + ".json")));
        return new Variant(
                name,
                folder.resolve(json.get("file").asString()),
                texts(json.get("estimators")),
                texts(json.get("columns")),
                table(json.get("rows")),
                table(json.get("predict")),
                table(json.get("proba")),
                table(json.get("bound")),
                json.get("sums").asBoolean());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static List<List<@Nullable Object>> table(JsonNode rows) {
        List<List<@Nullable Object>> table = new ArrayList<>();
        for (JsonNode row : rows) {
            List<@Nullable Object> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(cell(cell)));
            table.add(cells);
        }
        return table;
    }

    private static @Nullable Object cell(JsonNode cell) {
        if (cell.isNull()) {
            return null;
        }
        if (cell.isBoolean()) {
            return cell.asBoolean();
        }
        if (cell.isIntegralNumber()) {
            return cell.asLong();
        }
        return cell.isNumber() ? (Object) cell.asDouble() : cell.asString();
    }
}
