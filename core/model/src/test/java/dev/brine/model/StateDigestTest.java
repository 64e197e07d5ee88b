package dev.brine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.manifest.StateDigest;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import dev.brine.tensor.TestTensors;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class StateDigestTest {
    /** Computed by a Python program from the documented bytes, not by this code. */
    private static final String EXPECTED = "9410f7284cf4ed35fab7d9eaf407d3b564be32a0806900683c7eb822a4e2f23c";

    private static TensorGroup group() {
        long first = 1 | (long) Float.floatToRawIntBits(0.5f) << 32;
        long second = 0xffffffffL | (long) Float.floatToRawIntBits(Float.POSITIVE_INFINITY) << 32;
        return TensorGroup.interleaved(
                List.of(
                        new TensorGroup.Column("index", ElementType.I32),
                        new TensorGroup.Column("value", ElementType.F32)),
                HeapTensor.of(new long[] {first, second}, 2, 1));
    }

    private static ModelState state(float lastElement, UnaryOperator<Tensor> storage, TensorGroup.Layout layout) {
        Signature signature = Signature.of(List.of("a", "b"), List.of(ColumnType.NUMBER, ColumnType.STRING));
        Map<String, Object> attributes =
                Map.of("title", "größe", "size", -2L, "rate", 0.1, "flag", true, "list", List.of(1L, "b"));
        ModelState inside = ModelState.builder("inner", 1, Signature.unnamed(1), Outputs.regression(1))
                .build();
        return ModelState.builder("sample", 2, signature, Outputs.classification(List.of("no", "yes")))
                .attributes(Attributes.of(attributes))
                .tensor("t", storage.apply(HeapTensor.of(new float[] {1, lastElement})))
                .group("g", group().withLayout(layout))
                .child("inside", inside)
                .build();
    }

    @Test
    void isTheDocumentedOne() {
        assertThat(StateDigest.of(state(-0.0f, UnaryOperator.identity(), TensorGroup.Layout.INTERLEAVED)))
                .isEqualTo(EXPECTED);
    }

    @Test
    void isTheSameInEveryLayoutAndStorage() {
        assertThat(StateDigest.of(state(-0.0f, UnaryOperator.identity(), TensorGroup.Layout.COLUMNAR)))
                .isEqualTo(EXPECTED);
        assertThat(StateDigest.of(state(-0.0f, t -> TestTensors.mapped(t, 1), TensorGroup.Layout.COLUMNAR)))
                .isEqualTo(EXPECTED);
        assertThat(StateDigest.of(state(-0.0f, t -> TestTensors.chunked(t, 1), TensorGroup.Layout.INTERLEAVED)))
                .isEqualTo(EXPECTED);
    }

    @Test
    void everyBitCounts() {
        assertThat(StateDigest.of(state(0.0f, UnaryOperator.identity(), TensorGroup.Layout.COLUMNAR)))
                .isNotEqualTo(EXPECTED);
    }

    @Test
    void readsTensorsLargerThanItsBuffer() {
        HeapTensor large = TestTensors.random(ElementType.F64, dev.brine.tensor.Shape.of(20_001), 1);
        ModelState heap = ModelState.builder("k", 1, Signature.unnamed(0), Outputs.regression(0))
                .tensor("t", large)
                .build();
        ModelState mapped = ModelState.builder("k", 1, Signature.unnamed(0), Outputs.regression(0))
                .tensor("t", TestTensors.mapped(large, 1000))
                .build();
        assertThat(StateDigest.of(mapped)).isEqualTo(StateDigest.of(heap));
    }
}
