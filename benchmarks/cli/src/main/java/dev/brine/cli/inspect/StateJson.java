package dev.brine.cli.inspect;

import dev.brine.cli.io.Json;
import dev.brine.format.StoredSize;
import dev.brine.model.ModelState;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A model state for JSON; unlike the text, nothing is shortened. */
public final class StateJson {
    private final Map<String, StoredSize> stored;

    private StateJson(Map<String, StoredSize> stored) {
        this.stored = stored;
    }

    /** Describes a state; {@code stored} says by path how the file holds tensors, where its format tells. */
    public static Map<String, Object> of(ModelState state, Map<String, StoredSize> stored) {
        return new StateJson(stored).describe("", state);
    }

    private Map<String, Object> describe(String path, ModelState state) {
        List<Map<String, Object>> tensors = new ArrayList<>();
        state.ungroupedTensors()
                .forEach((name, tensor) -> tensors.add(tensor(path, name, tensor, StateText.storage(tensor))));
        List<Map<String, Object>> groups = new ArrayList<>();
        state.groups().forEach((name, group) -> groups.add(group(path, name, group)));
        Map<String, Object> children = new LinkedHashMap<>();
        state.children().forEach((name, child) -> children.put(name, describe(path + name + "/", child)));
        return Json.object(
                "kind", state.kind(),
                "kindVersion", state.kindVersion(),
                "tensorBytes", state.tensorBytes(),
                "attributes", state.attributes().asMap(),
                "inputs",
                        Json.object(
                                "count", state.signature().count(),
                                "names", state.signature().names(),
                                "types", state.signature().types()),
                "outputs",
                        state.outputs().list().stream()
                                .map(output -> Json.object("name", output.name(), "labels", output.labels()))
                                .toList(),
                "tensors", tensors,
                "groups", groups,
                "children", children);
    }

    private Map<String, Object> group(String path, String name, TensorGroup group) {
        List<Map<String, Object>> columns = new ArrayList<>();
        group.columns()
                .forEach((columnName, column) ->
                        columns.add(tensor(path + name + ".", columnName, column, StateText.storage(group, column))));
        return Json.object(
                "name",
                name,
                "layout",
                group.layout().name().toLowerCase(Locale.ROOT),
                "records",
                group.recordCount(),
                "columns",
                columns);
    }

    private Map<String, Object> tensor(String path, String name, Tensor tensor, String storage) {
        Optional<StoredSize> size = StateText.find(stored, path + name);
        return Json.object(
                "name", name,
                "type", tensor.elementType(),
                "shape", tensor.shape().toArray(),
                "bytes", tensor.byteSize(),
                "storage", storage,
                "codec", size.map(StoredSize::codec),
                "storedBytes",
                        size.filter(found -> found.path().equals(path + name)).map(StoredSize::storedBytes));
    }
}
