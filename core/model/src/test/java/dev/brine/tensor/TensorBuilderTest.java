package dev.brine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorBuilderTest {
    static HeapTensor ofBits(ElementType type, long... bits) {
        TensorBuilder builder = TensorBuilder.exact(type, Shape.of(bits.length));
        for (long element : bits) {
            builder.putBits(element);
        }
        return builder.build();
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void growsAndExactBuildersGiveTheSame(ElementType type) {
        Shape shape = Shape.of(3, 4001);
        HeapTensor expected = TestTensors.random(type, shape, 3);
        for (TensorBuilder builder : new TensorBuilder[] {
            TensorBuilder.exact(type, shape), TensorBuilder.exact(type, shape, 256), TensorBuilder.growing(type, shape)
        }) {
            ByteBuffer bytes = ByteBuffer.allocate(1000 * type.byteSize()).order(ByteOrder.BIG_ENDIAN);
            for (long first = 0; builder.missingElements() > 0; first += 1000) {
                expected.copyTo(first, bytes.clear());
                builder.put(bytes.flip());
            }
            assertThat(bytes.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
            assertThat(builder.build().contentEquals(expected)).isTrue();
        }
    }

    @Test
    void refusesToBuildWhatIsNotFull() {
        TensorBuilder builder = TensorBuilder.exact(ElementType.F32, Shape.of(3));
        builder.putBits(0);
        assertThat(builder.missingElements()).isEqualTo(2);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("2 of 3 elements are missing");
    }

    @Test
    void refusesMoreThanTheShapeHolds() {
        TensorBuilder builder = TensorBuilder.growing(ElementType.I8, Shape.of(2));
        assertThatThrownBy(() -> builder.put(ByteBuffer.allocate(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("all 2 elements are there");
    }

    @Test
    void leavesAPartialElementInTheBuffer() {
        ByteBuffer bytes = ByteBuffer.allocate(11);
        TensorBuilder builder = TensorBuilder.exact(ElementType.F32, Shape.of(5));
        builder.put(bytes);
        assertThat(bytes.remaining()).isEqualTo(3);
        assertThat(builder.missingElements()).isEqualTo(3);
    }

    @Test
    void aClaimedShapeCostsNothingWhileItGrows() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        TensorBuilder builder = TensorBuilder.growing(ElementType.F64, Shape.of(1L << 40));
        builder.put(ByteBuffer.allocate(1 << 20));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(6 << 20);
    }

    @Test
    void emptyAndScalarShapesBuild() {
        assertThat(TensorBuilder.exact(ElementType.F32, Shape.of(0, 5)).build().elementCount())
                .isZero();
        assertThat(ofBits(ElementType.I64, 9).getLong(0)).isEqualTo(9);
        TensorBuilder scalar = TensorBuilder.growing(ElementType.I64, Shape.of());
        scalar.putBits(4);
        assertThat(scalar.build().shape().rank()).isZero();
    }

    @Test
    void copiesOfStridedColumnsAreDense() {
        Tensor column = TensorGroupTest.interleaved().columns().get("value");
        assertThat(HeapTensor.copyOf(column).contentEquals(column)).isTrue();
        HeapTensor heap = HeapTensor.of(new float[1]);
        assertThat(HeapTensor.copyOf(heap)).isSameAs(heap);
    }
}
