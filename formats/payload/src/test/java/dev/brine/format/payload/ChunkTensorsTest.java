package dev.brine.format.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ChunkTensorsTest {
    @Test
    void sharesChunksInOrder() throws IOException {
        int[] first = {1, 2};
        int[] second = {3};
        ChunkTensors tensors = of(first, second, new byte[] {4});
        HeapTensor ints = (HeapTensor) tensors.tensor(0, ElementType.I32, Shape.of(3));
        assertThat(ints.chunk(0)).isSameAs(first);
        assertThat(ints.chunk(1)).isSameAs(second);
        assertThat(ints.chunkElements()).isEqualTo(2);
        assertThat(tensors.tensor(1, ElementType.U8, Shape.of(0, 5)).elementCount())
                .isZero();
        assertThat(tensors.tensor(2, ElementType.U8, Shape.of()).bits(0)).isEqualTo(4);
        tensors.requireAllTaken();
    }

    @Test
    void turnsBitsBackIntoNumbers() throws IOException {
        ChunkTensors tensors = of(new int[] {0x7f800001}, new long[] {0x7ff0000000000001L});
        assertThat(tensors.tensor(0, ElementType.F32, Shape.of(1)).bits(0)).isEqualTo(0x7f800001L);
        assertThat(tensors.tensor(1, ElementType.F64, Shape.of(1)).bits(0)).isEqualTo(0x7ff0000000000001L);
    }

    @Test
    void rejectsChunksOfAnotherClass() {
        assertCorrupt(of(new short[] {1}), ElementType.I32, 1, "chunk 0 is short[], expected int[]");
        assertCorrupt(of(new long[] {1}), ElementType.F32, 1, "expected float[]");
        assertCorrupt(of("text"), ElementType.U8, 1, "java.lang.String");
        assertCorrupt(of(new Object[] {null}), ElementType.U8, 1, "chunk 0 is null");
    }

    @Test
    void rejectsWrongLengths() {
        assertCorrupt(of(), ElementType.I32, Long.MAX_VALUE, "lacks 9223372036854775807");
        assertCorrupt(of(new int[2]), ElementType.I32, 3, "lacks 1 I32 elements");
        assertCorrupt(of(new int[4]), ElementType.I32, 3, "4 elements, expected 1 to 3");
        assertCorrupt(of(new int[0], new int[1]), ElementType.I32, 1, "0 elements");
        assertCorrupt(of(new int[3], new int[1]), ElementType.I32, 4, "power of two");
        assertCorrupt(of(new int[2], new int[1], new int[2]), ElementType.I32, 5, "chunk 1 has 1 elements");
    }

    @Test
    void rejectsChunksThatNobodyTakes() {
        assertThatThrownBy(() -> of(new int[1]).requireAllTaken())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("1 chunks, but the manifest describes 0");
    }

    private static ChunkTensors of(Object... chunks) {
        return new ChunkTensors(chunks, "test");
    }

    private static void assertCorrupt(ChunkTensors tensors, ElementType type, long length, String message) {
        assertThatThrownBy(() -> tensors.tensor(0, type, Shape.of(length)))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining(message);
    }
}
