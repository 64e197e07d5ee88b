package dev.brine.cli;

import dev.brine.format.StoredSize;
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
    private final Map<String, StoredSize> stored;

    private StateJson(Map<String, StoredSize> stored) {
        this.stored = stored;
    }

    /** Returns the maps; {@code stored} says by path how the file holds tensors, where its format tells. */
    static Map<String, Object> of(ModelState state, Map<String, StoredSize> stored) {
        return new StateJson(stored).describe("", state);
    }

    private Map<String, Object> describe(String path, ModelState state) {
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
        described.put("tensors", tensors(path, state));
        described.put("groups", groups(path, state));
        Map<String, Object> children = new LinkedHashMap<>();
        state.children().forEach((name, child) -> children.put(name, describe(path + name + "/", child)));
        described.put("children", children);
        return described;
    }

    private static Map<String, Object> output(Output output) {
        return Json.object("name", output.name(), "labels", output.labels());
    }

    private List<Map<String, Object>> tensors(String path, ModelState state) {
        List<Map<String, Object>> tensors = new ArrayList<>();
        state.ungroupedTensors()
                .forEach((name, tensor) -> tensors.add(tensor(path, name, tensor, StateText.storage(tensor))));
        return tensors;
    }

    private List<Map<String, Object>> groups(String path, ModelState state) {
        List<Map<String, Object>> groups = new ArrayList<>();
        state.groups().forEach((name, group) -> groups.add(group(path, name, group)));
        return groups;
    }

    private Map<String, Object> group(String path, String name, TensorGroup group) {
        List<Map<String, Object>> columns = new ArrayList<>();
        group.columns()
                .forEach((columnName, column) ->
                        columns.add(tensor(path + name + ".", columnName, column, StateText.storage(group, column))));
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("layout", group.layout().name().toLowerCase(Locale.ROOT));
        described.put("records", group.recordCount());
        described.put("columns", columns);
        return described;
    }

    private Map<String, Object> tensor(String path, String name, Tensor tensor, String storage) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", name);
        described.put("type", tensor.elementType());
        described.put("shape", Arrays.stream(tensor.shape().toArray()).boxed().toList());
        described.put("bytes", tensor.byteSize());
        described.put("storage", storage);
        StoredSize size = StateText.find(stored, path + name);
        if (size != null) {
            described.put("codec", size.codec());
            if (size.path().equals(path + name)) {
                described.put("storedBytes", size.storedBytes());
            }
        }
        return described;
    }
}
