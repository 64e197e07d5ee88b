package dev.brine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorStorageTest {
    private static final int LENGTH = 21;

    /** The same content on the heap, in tiny chunks and in tiny windows. */
    private static Stream<Tensor> storages(ElementType type) {
        HeapTensor heap = TestTensors.random(type, Shape.of(LENGTH), 7);
        return Stream.of(
                heap,
                TestTensors.chunked(heap, 1),
                TestTensors.chunked(heap, 4),
                TestTensors.mapped(heap, 1),
                TestTensors.mapped(heap, 4),
                TestTensors.mapped(heap, 5),
                TestTensors.mapped(heap, 100),
                TestTensors.checked(heap, 1),
                TestTensors.checked(heap, 4),
                TestTensors.lazy(TestTensors.mapped(heap, 4)));
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void storageDoesNotChangeContent(ElementType type) {
        HeapTensor heap = TestTensors.random(type, Shape.of(LENGTH), 7);
        storages(type).forEach(tensor -> {
            assertThat(tensor.contentEquals(heap)).isTrue();
            assertThat(heap.contentEquals(tensor)).isTrue();
            assertThat(tensor.byteSize()).isEqualTo((long) LENGTH * type.byteSize());
            for (int i = 0; i < LENGTH; i++) {
                assertThat(tensor.bits(i)).isEqualTo(heap.bits(i));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void bitsAboveTheWidthAreZero(ElementType type) {
        HeapTensor ones = TensorBuilderTest.ofBits(type, -1L, -1L);
        long expected = type.byteSize() == 8 ? -1L : (1L << 8 * type.byteSize()) - 1;
        assertThat(ones.bits(1)).isEqualTo(expected);
        assertThat(TestTensors.mapped(ones, 2).bits(1)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void copiesFromAnyElementIntoAnyRoom(ElementType type) {
        int width = type.byteSize();
        ByteBuffer all = ByteBuffer.allocate(LENGTH * width);
        TestTensors.random(type, Shape.of(LENGTH), 7).copyTo(0, all);
        storages(type).forEach(tensor -> {
            for (int first = 0; first <= LENGTH; first++) {
                for (int room = 0; room <= 3 * width + 1; room++) {
                    ByteBuffer target = ByteBuffer.allocate(room).order(ByteOrder.BIG_ENDIAN);
                    tensor.copyTo(first, target);
                    int expected = Math.min(room / width, LENGTH - first) * width;
                    assertThat(target.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
                    assertThat(target.flip()).isEqualTo(all.slice(first * width, expected));
                }
            }
        });
    }

    @Test
    void copiesAreLittleEndian() {
        ByteBuffer bytes = ByteBuffer.allocate(4);
        HeapTensor.of(new int[] {0x01020304}).copyTo(0, bytes);
        assertThat(bytes.array()).containsExactly(4, 3, 2, 1);
    }

    @Test
    void copiesFloatsAcrossChunks() {
        storages(ElementType.F32).forEach(tensor -> {
            float[] part = new float[LENGTH];
            tensor.copyFloats(3, part, 13);
            for (int i = 0; i < 13; i++) {
                assertThat(Float.floatToRawIntBits(part[i]) & 0xffffffffL).isEqualTo(tensor.bits(3 + i));
            }
            assertThatThrownBy(() -> tensor.copyFloats(LENGTH - 1, part, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tensor.copyDoubles(0, new double[1], 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("elements are F32, not F64");
        });
    }

    @Test
    void copiesDoublesAcrossChunks() {
        storages(ElementType.F64).forEach(tensor -> {
            double[] part = new double[LENGTH];
            tensor.copyDoubles(2, part, LENGTH - 2);
            for (int i = 0; i < LENGTH - 2; i++) {
                assertThat(Double.doubleToRawLongBits(part[i])).isEqualTo(tensor.bits(2 + i));
            }
            assertThatThrownBy(() -> tensor.copyFloats(0, new float[1], 1)).isInstanceOf(IllegalStateException.class);
        });
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void refusesIndicesOutside(ElementType type) {
        storages(type).forEach(tensor -> {
            assertThatThrownBy(() -> tensor.bits(-1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tensor.bits(LENGTH)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> tensor.bits(1L << 32)).isInstanceOf(IndexOutOfBoundsException.class);
        });
    }

    @Test
    void comparesBitsAndNotNumbers() {
        HeapTensor zero = HeapTensor.of(new double[] {1, 0.0});
        HeapTensor negativeZero = HeapTensor.of(new double[] {1, -0.0});
        assertThat(zero.contentEquals(negativeZero)).isFalse();
        assertThat(zero.firstDifference(negativeZero)).isEqualTo(1);
        HeapTensor nan = HeapTensor.of(new double[] {Double.longBitsToDouble(0x7ff8000000000000L)});
        HeapTensor otherNan = HeapTensor.of(new double[] {Double.longBitsToDouble(0x7ff8000000000001L)});
        assertThat(nan.contentEquals(otherNan)).isFalse();
        assertThat(nan.contentEquals(TestTensors.mapped(nan, 1))).isTrue();
    }

    @Test
    void findsADifferenceBehindTheFirstBlock() {
        float[] values = new float[50_000];
        float[] changed = values.clone();
        changed[49_999] = 1;
        assertThat(HeapTensor.of(values).firstDifference(HeapTensor.of(changed)))
                .isEqualTo(49_999);
    }

    @Test
    void otherTypeOrShapeIsOtherContent() {
        HeapTensor vector = HeapTensor.of(new float[4]);
        HeapTensor matrix = HeapTensor.of(new float[4], 2, 2);
        assertThat(vector.contentEquals(matrix)).isFalse();
        assertThat(vector.contentEquals(HeapTensor.of(new int[4]))).isFalse();
        assertThatThrownBy(() -> vector.firstDifference(matrix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("F32 [4] with F32 [2, 2]");
    }

    @Test
    void aClosedRegionRefusesEveryRead() {
        MappedRegion region = new MappedRegion("closed.model");
        MappedTensor tensor = TestTensors.mapped(HeapTensor.of(new float[] {1, 2}), 2, region);
        region.close();
        region.close();
        for (Runnable read : List.<Runnable>of(
                tensor::ensureOpen,
                () -> tensor.bits(0),
                () -> tensor.getDouble(0),
                () -> tensor.copyTo(0, ByteBuffer.allocate(8)),
                () -> tensor.copyFloats(0, new float[1], 1))) {
            assertThatThrownBy(read::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("model file 'closed.model' is closed");
        }
    }

    @Test
    void refusesChunksAndWindowsThatDoNotFit() {
        Shape five = Shape.of(5);
        assertThatThrownBy(() -> HeapTensor.ofChunks(ElementType.F32, five, new Object[] {new float[5]}, 3))
                .hasMessageContaining("power of two");
        assertThatThrownBy(() -> HeapTensor.ofChunks(ElementType.F32, five, new Object[] {new float[4]}, 4))
                .hasMessageContaining("1 chunks for shape [5], expected 2");
        assertThatThrownBy(
                        () -> HeapTensor.ofChunks(ElementType.F32, five, new Object[] {new float[4], new float[2]}, 4))
                .hasMessageContaining("chunk 1 has 2 elements, expected 1");
        assertThatThrownBy(() -> HeapTensor.ofChunks(ElementType.F32, five, new Object[] {new float[4], new int[1]}, 4))
                .hasMessageContaining("chunk 1 is a int[], expected float[]");
        MappedRegion region = new MappedRegion("r");
        assertThatThrownBy(() -> MappedTensor.of(ElementType.F32, five, List.of(ByteBuffer.allocate(16)), 4, region))
                .hasMessageContaining("windows lack 1 of 5 elements");
        assertThatThrownBy(() -> MappedTensor.of(ElementType.F32, five, List.of(ByteBuffer.allocate(24)), 8, region))
                .hasMessageContaining("window of 24 bytes");
    }

    @Test
    void emptyTensorsHaveNoChunks() {
        HeapTensor empty = HeapTensor.of(new double[0], 0, 7);
        assertThat(empty.chunkCount()).isZero();
        assertThat(TestTensors.mapped(empty, 4).contentEquals(empty)).isTrue();
    }

    @Test
    void readsNumbersOfEveryType() {
        assertThat(number(ElementType.I8, 0xff)).isEqualTo(-1);
        assertThat(number(ElementType.U8, 0xff)).isEqualTo(255);
        assertThat(number(ElementType.I16, 0x8000)).isEqualTo(-32768);
        assertThat(number(ElementType.I32, 0xffffffffL)).isEqualTo(-1);
        assertThat(number(ElementType.I64, -5)).isEqualTo(-5);
        assertThat(number(ElementType.BOOL, 1)).isEqualTo(1);
        assertThat(number(ElementType.F16, 0x3555)).isEqualTo(0x1.554p-2);
        assertThat(number(ElementType.F16, 0x0001)).isEqualTo(0x1p-24);
        assertThat(number(ElementType.F16, 0x83ff)).isEqualTo(-1023 * 0x1p-24);
        assertThat(number(ElementType.F16, 0x7bff)).isEqualTo(65504);
        assertThat(number(ElementType.F16, 0xfc00)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(number(ElementType.F16, 0x7e01)).isNaN();
        assertThat(number(ElementType.BF16, 0xc049)).isEqualTo(-3.140625);
        assertThat(number(ElementType.F32, 0x3dcccccdL)).isEqualTo((double) 0.1f);
        assertThat(number(ElementType.F64, Double.doubleToRawLongBits(0.1))).isEqualTo(0.1);
        assertThatThrownBy(() -> HeapTensor.of(new float[1]).getLong(0)).isInstanceOf(IllegalStateException.class);
    }

    private static double number(ElementType type, long bits) {
        return TensorBuilderTest.ofBits(type, bits).getDouble(0);
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void codesLeadBack(ElementType type) {
        assertThat(ElementType.ofCode(type.code())).isSameAs(type);
        assertThat(type.maxChunkElements()).isEqualTo((1 << 30) / type.byteSize());
    }

    @Test
    void refusesUnknownCodes() {
        assertThatThrownBy(() -> ElementType.ofCode(11)).hasMessage("unknown element type code 11, expected 1 to 10");
    }
}
