package dev.brine.format.testkit.toy;

import dev.brine.model.ModelState;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import dev.brine.tensor.TensorGroup;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bad toy: loading flips the lowest bit of the last element of a state's largest tensor. Its checksums hold. */
public final class BitFlippingToyFormat extends AlteringToyFormat {
    /** Makes the format. */
    public BitFlippingToyFormat() {
        super("toy-bitflip", 0x544f5931);
    }

    @Override
    ModelState altered(ModelState state) {
        String largest = nameOfLargest(state);
        ModelState.Builder builder = ModelState.builder(
                        state.kind(), state.kindVersion(), state.signature(), state.outputs())
                .attributes(state.attributes());
        state.ungroupedTensors()
                .forEach((name, tensor) -> builder.tensor(name, name.equals(largest) ? flipped(tensor) : tensor));
        state.groups().forEach((name, group) -> builder.group(name, altered(name, group, largest)));
        state.children().forEach((name, child) -> builder.child(name, altered(child)));
        return builder.build();
    }

    private static String nameOfLargest(ModelState state) {
        String largest = "";
        long mostElements = 0;
        for (Map.Entry<String, Tensor> tensor : state.tensors().entrySet()) {
            if (tensor.getValue().elementCount() >= Math.max(1, mostElements)) {
                mostElements = tensor.getValue().elementCount();
                largest = tensor.getKey();
            }
        }
        return largest;
    }

    private static TensorGroup altered(String groupName, TensorGroup group, String largest) {
        TensorGroup.Layout layout = group.layout();
        Map<String, Tensor> columns = new LinkedHashMap<>();
        group.columns()
                .forEach((name, column) ->
                        columns.put(name, largest.equals(groupName + "." + name) ? flipped(column) : column));
        return TensorGroup.columnar(columns).withLayout(layout);
    }

    private static Tensor flipped(Tensor tensor) {
        TensorBuilder builder = TensorBuilder.exact(tensor.elementType(), tensor.shape());
        long last = tensor.elementCount() - 1;
        for (long i = 0; i <= last; i++) {
            builder.putBits(i == last ? tensor.bits(i) ^ 1 : tensor.bits(i));
        }
        return builder.build();
    }
}
