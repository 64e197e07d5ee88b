package dev.brine.format.safetensors;

import dev.brine.model.ModelState;
import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a state's tensors must be, written down apart from the writer. */
final class ExpectedTensors {
    private ExpectedTensors() {}

    static Map<String, SafetensorsFile.Entry> of(ModelState state) {
        Map<String, SafetensorsFile.Entry> expected = new LinkedHashMap<>();
        add("", state, expected);
        return expected;
    }

    private static void add(String path, ModelState state, Map<String, SafetensorsFile.Entry> expected) {
        state.tensors().forEach((name, tensor) -> expected.put(path + name, entry(tensor)));
        state.children().forEach((name, child) -> add(path + name + "/", child, expected));
    }

    private static SafetensorsFile.Entry entry(Tensor tensor) {
        ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(tensor.byteSize()));
        tensor.copyTo(0, data);
        return new SafetensorsFile.Entry(
                tensor.elementType().name(),
                Arrays.stream(tensor.shape().toArray()).boxed().toList(),
                data.array());
    }
}
