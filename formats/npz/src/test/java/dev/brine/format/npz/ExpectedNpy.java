package dev.brine.format.npz;

import dev.brine.model.ModelState;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What a state's arrays must be, written down apart from the writer. */
final class ExpectedNpy {
    private static final Map<ElementType, String> DESCR = Map.of(
            ElementType.I8, "|i1",
            ElementType.I16, "<i2",
            ElementType.I32, "<i4",
            ElementType.I64, "<i8",
            ElementType.U8, "|u1",
            ElementType.BOOL, "|b1",
            ElementType.F16, "<f2",
            ElementType.BF16, "<u2",
            ElementType.F32, "<f4",
            ElementType.F64, "<f8");

    private ExpectedNpy() {}

    static Map<String, NpzFile.Npy> of(ModelState state) {
        Map<String, NpzFile.Npy> expected = new LinkedHashMap<>();
        add("", state, expected);
        return expected;
    }

    private static void add(String path, ModelState state, Map<String, NpzFile.Npy> expected) {
        state.tensors().forEach((name, tensor) -> expected.put(path + name, npy(tensor)));
        state.children().forEach((name, child) -> add(path + name + "/", child, expected));
    }

    private static NpzFile.Npy npy(Tensor tensor) {
        ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(tensor.byteSize()));
        tensor.copyTo(0, data);
        String shape =
                Arrays.stream(tensor.shape().toArray()).mapToObj(Long::toString).collect(Collectors.joining(", "));
        return new NpzFile.Npy(DESCR.getOrDefault(tensor.elementType(), ""), shape, data.array());
    }
}
