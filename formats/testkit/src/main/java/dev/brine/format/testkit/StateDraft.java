package dev.brine.format.testkit;

import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of a state, to be changed. */
final class StateDraft {
    String kind;
    int kindVersion;
    Signature signature;
    final List<Output> outputs;
    final Map<String, Object> attributes;
    final Map<String, Tensor> tensors;
    final Map<String, TensorGroup> groups;
    final Map<String, ModelState> children;

    StateDraft(ModelState state) {
        this.kind = state.kind();
        this.kindVersion = state.kindVersion();
        this.signature = state.signature();
        this.outputs = new ArrayList<>(state.outputs().list());
        this.attributes = new LinkedHashMap<>(state.attributes().asMap());
        this.tensors = new LinkedHashMap<>(state.ungroupedTensors());
        this.groups = new LinkedHashMap<>(state.groups());
        this.children = new LinkedHashMap<>(state.children());
    }

    ModelState build() {
        ModelState.Builder builder = ModelState.builder(kind, kindVersion, signature, new Outputs(outputs))
                .attributes(Attributes.of(attributes));
        tensors.forEach(builder::tensor);
        groups.forEach(builder::group);
        children.forEach(builder::child);
        return builder.build();
    }
}
