package dev.brine.format.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.format.WriteOptions;
import dev.brine.manifest.Manifest;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class ModelPayloadTest {
    @Test
    void sharesTheChunksOfHeapTensors() {
        float[] first = {1, 2};
        float[] second = {3};
        long[] single = {4};
        ModelPayload payload = payload(
                HeapTensor.ofChunks(ElementType.F32, Shape.of(3), new Object[] {first, second}, 2),
                HeapTensor.of(new double[0]),
                HeapTensor.of(single));
        // two more tensors hold the verification rows, which are empty
        assertThat(payload.chunks()).hasSize(3);
        assertThat(payload.chunks()[0]).isSameAs(first);
        assertThat(payload.chunks()[1]).isSameAs(second);
        assertThat(payload.chunks()[2]).isSameAs(single);
        assertThat(payload.byteSize()).isEqualTo(payload.manifest().length + 3 * 4 + 8);
    }

    @Test
    void handsOverTheBitsOfOddNansOnly() {
        float[] canonical = {Float.NaN, -0.0f};
        float[] odd = {1, Float.intBitsToFloat(0x7f800001)};
        double[] oddDouble = {Double.longBitsToDouble(0xfff8123456789abcL)};
        ModelPayload kept = payload(HeapTensor.of(canonical), HeapTensor.of(odd), HeapTensor.of(oddDouble))
                .keepingNanBits();
        assertThat(kept.chunks()[0]).isSameAs(canonical);
        assertThat(kept.chunks()[1]).isEqualTo(new int[] {0x3f800000, 0x7f800001});
        assertThat(kept.chunks()[2]).isEqualTo(new long[] {0xfff8123456789abcL});
    }

    @Test
    void countsBytesOfChunkClassesOnly() {
        assertThat(ModelPayload.elementBytes(short[].class)).isEqualTo(2);
        assertThatThrownBy(() -> ModelPayload.elementBytes(char[].class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("char[]");
    }

    /** Unsafe bulk copies count bytes in an int, so this is what keeps them in bounds. */
    @Test
    void noChunkOfAnyTensorPassesTheCap() {
        for (ElementType type : ElementType.values()) {
            assertThat((long) type.maxChunkElements() * type.byteSize()).isEqualTo(ModelPayload.MAX_CHUNK_BYTES);
        }
    }

    private static ModelPayload payload(Tensor... tensors) {
        ModelState.Builder state = ModelState.builder("k", 1, Signature.unnamed(1), Outputs.regression(1));
        for (int i = 0; i < tensors.length; i++) {
            state.tensor("t" + i, tensors[i]);
        }
        return ModelPayload.of(Manifest.of(SavedModel.of(state.build()), WriteOptions.defaults()));
    }
}
