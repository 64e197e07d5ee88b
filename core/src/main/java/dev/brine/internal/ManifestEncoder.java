package dev.brine.internal;

import dev.brine.model.ComparisonRule;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.GroupLayout;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes a saved model's manifest and collects the tensors to store. */
public final class ManifestEncoder {
    private final BinaryOutput out;
    private final List<Tensor> tensors = new ArrayList<>();

    private ManifestEncoder(BinaryOutput out) {
        this.out = out;
    }

    /** Writes the manifest and returns the tensors to store, in the order in which it describes them. */
    public static List<Tensor> encode(SavedModel model, BinaryOutput out) {
        ManifestEncoder encoder = new ManifestEncoder(out);
        encoder.putState(model.state());
        encoder.putVerification(model.verification());
        Map<String, String> environment = model.environment().entries();
        out.putInt(environment.size());
        environment.forEach((key, value) -> out.putText(key).putText(value));
        return encoder.tensors;
    }

    private void putState(ModelState state) {
        StateEncoding.putHeader(out, state);
        out.putInt(state.ungroupedTensors().size());
        state.ungroupedTensors().forEach((name, tensor) -> putStored(out.putText(name), tensor));
        out.putInt(state.groups().size());
        state.groups().forEach((name, group) -> putGroup(out.putText(name), group));
        out.putInt(state.children().size());
        state.children().forEach((name, child) -> {
            out.putText(name);
            putState(child);
        });
    }

    private void putGroup(BinaryOutput target, TensorGroup group) {
        target.putByte(group.layout() == GroupLayout.INTERLEAVED ? 0 : 1)
                .putLong(group.recordCount())
                .putInt(group.columns().size());
        group.columns()
                .forEach((name, column) ->
                        target.putText(name).putByte(column.elementType().code()));
        if (group.records().isPresent()) {
            tensors.add(group.records().get());
        } else {
            tensors.addAll(group.columns().values());
        }
    }

    private void putVerification(VerificationSet set) {
        ComparisonRule rule = set.rule();
        out.putText(set.origin().name()).putText(rule.kind().name());
        out.putDouble(rule.absolute()).putDouble(rule.relative());
        putStored(out, set.rows());
        putStored(out, set.expected());
        out.putInt(set.texts().size());
        set.texts().forEach((column, cells) -> {
            out.putInt(column).putInt(cells.size());
            cells.forEach(out::putText);
        });
    }

    private void putStored(BinaryOutput target, Tensor tensor) {
        StateEncoding.putTensor(target, tensor);
        tensors.add(tensor);
    }
}
