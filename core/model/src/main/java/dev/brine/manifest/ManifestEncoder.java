package dev.brine.manifest;

import dev.brine.internal.BinaryOutput;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a saved model's manifest and collects what is to be stored beside it. */
final class ManifestEncoder {
    private final BinaryOutput out;
    private final List<StoredPart> parts = new ArrayList<>();

    private ManifestEncoder(BinaryOutput out) {
        this.out = out;
    }

    /** Writes the manifest and returns what is to be stored, in the order in which it describes it. */
    static List<StoredPart> encode(SavedModel model, BinaryOutput out) {
        ManifestEncoder encoder = new ManifestEncoder(out);
        encoder.putState("", model.state());
        encoder.putVerification(model.verification());
        Map<String, String> environment = model.environment().entries();
        out.putInt(environment.size());
        environment.forEach((key, value) -> out.putText(key).putText(value));
        return encoder.parts;
    }

    private void putState(String path, ModelState state) {
        StateEncoder.putHeader(out, state);
        out.putInt(state.ungroupedTensors().size());
        state.ungroupedTensors().forEach((name, tensor) -> {
            out.putText(name);
            putStored(path + name, tensor);
        });
        out.putInt(state.groups().size());
        state.groups().forEach((name, group) -> {
            out.putText(name);
            putGroup(path + name, group);
        });
        out.putInt(state.children().size());
        state.children().forEach((name, child) -> {
            out.putText(name);
            putState(path + name + "/", child);
        });
    }

    private void putGroup(String path, TensorGroup group) {
        out.putByte(group.layout() == TensorGroup.Layout.INTERLEAVED ? 0 : 1)
                .putLong(group.recordCount())
                .putInt(group.columns().size());
        group.columns()
                .forEach((name, column) ->
                        out.putText(name).putByte(column.elementType().code()));
        if (group.records().isPresent()) {
            parts.add(new StoredPart(path, group.records().get(), group.describeColumns()));
        } else {
            group.columns().forEach((name, column) -> parts.add(StoredPart.of(path + "." + name, column)));
        }
    }

    private void putVerification(VerificationSet set) {
        ComparisonRule rule = set.rule();
        out.putText(set.origin().name()).putText(rule.kind().name());
        out.putDouble(rule.absolute()).putDouble(rule.relative());
        putStored("(rows)", set.rows());
        putStored("(expected)", set.expected());
        out.putInt(set.texts().size());
        set.texts().forEach((column, cells) -> {
            out.putInt(column).putInt(cells.size());
            cells.forEach(out::putText);
        });
    }

    private void putStored(String path, Tensor tensor) {
        StateEncoder.putTensor(out, tensor);
        parts.add(StoredPart.of(path, tensor));
    }
}
