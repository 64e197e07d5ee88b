package dev.brine.cli;

import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A model state as maps and lists, for JSON; unlike the text, nothing is shortened. */
final class StateJson {
    private StateJson() {}

    static Map<String, Object> of(ModelState state) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("kind", state.kind());
        described.put("kindVersion", state.kindVersion());
        described.put("tensorBytes", state.tensorBytes());
        described.put("attributes", state.attributes().asMap());
        described.put(
                "inputs",
                Json.object(
                        "count", state.signature().count(),
                        "names", state.signature().names(),
                        "types", state.signature().types()));
        described.put(
                "outputs",
                state.outputs().list().stream().map(StateJson::output).toList());
        described.put("tensors", tensors(state));
        described.put("groups", groups(state));
        Map<String, Object> children = new LinkedHashMap<>();
        state.children().forEach((name, child) -> children.put(name, of(child)));
        described.put("children", children);
        return described;
    }

    private static Map<String, Object> output(Output output) {
        return Json.object("name", output.name(), "labels", output.labels());
    }

    private static List<Map<String, Object>> tensors(ModelState state) {
        List<Map<String, Object>> tensors = new ArrayList<>();
        state.ungroupedTensors()
                .forEach((name, tensor) -> tensors.add(tensor(name, tensor, StateText.storage(tensor))));
        return tensors;
    }

    private static List<Map<String, Object>> groups(ModelState state) {
        List<Map<String, Object>> groups = new ArrayList<>();
        state.groups().forEach((name, group) -> groups.add(group(name, group)));
        return groups;
    }

    private static Map<String, Object> group(String name, TensorGroup group) {
        List<Map<String, Object>> columns = new ArrayList<>();
        group.columns()
                .forEach((columnName, column) ->
                        columns.add(tensor(columnName, column, StateText.storage(group, column))));
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("layout", group.layout().name().toLowerCase(Locale.ROOT));
        described.put("records", group.recordCount());
        described.put("columns", columns);
        return described;
    }

    private static Map<String, Object> tensor(String name, Tensor tensor, String storage) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("type", tensor.elementType());
        described.put("shape", Arrays.stream(tensor.shape().toArray()).boxed().toList());
        described.put("bytes", tensor.byteSize());
        described.put("storage", storage);
        return described;
    }
}
