package dev.brine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TensorFillerTest {
    private static final int LENGTH = 21;

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void fillsInAnyOrder(ElementType type) {
        HeapTensor content = TestTensors.random(type, Shape.of(LENGTH), 3);
        for (int chunkElements : new int[] {1, 4, 16, 32}) {
            for (int step = 1; step <= LENGTH; step++) {
                TensorFiller filler = TensorFiller.of(type, content.shape(), chunkElements);
                for (int first = (LENGTH - 1) / step * step; first >= 0; first -= step) {
                    put(filler, content, first, Math.min(step, LENGTH - first));
                }
                assertThat(filler.build().contentEquals(content))
                        .as("chunks of %d, steps of %d", chunkElements, step)
                        .isTrue();
            }
        }
    }

    private static void put(TensorFiller filler, Tensor content, int first, int count) {
        ByteBuffer bytes = ByteBuffer.allocate(count * content.elementType().byteSize());
        content.copyTo(first, bytes);
        filler.put(first, bytes.flip());
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(bytes.order()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    @Test
    void threadsFillTheirOwnRanges() throws InterruptedException {
        int rangeElements = 1000;
        HeapTensor content = TestTensors.random(ElementType.F64, Shape.of(8L * rangeElements), 4);
        TensorFiller filler = TensorFiller.of(ElementType.F64, content.shape(), 4096);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int first = i * rangeElements;
            threads.add(new Thread(() -> put(filler, content, first, rangeElements)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(filler.build().contentEquals(content)).isTrue();
    }

    @Test
    void whatIsNotPutIsZero() {
        HeapTensor zeros = TensorFiller.of(ElementType.F32, Shape.of(2, 2)).build();
        assertThat(zeros.contentEquals(HeapTensor.of(new float[4], 2, 2))).isTrue();
        assertThat(TensorFiller.of(ElementType.I8, Shape.of(0, 3)).build().elementCount())
                .isZero();
        assertThat(TensorFiller.of(ElementType.I8, Shape.of()).build().elementCount())
                .isEqualTo(1);
    }

    @Test
    void refusesElementsOutside() {
        TensorFiller filler = TensorFiller.of(ElementType.I32, Shape.of(2));
        ByteBuffer two = ByteBuffer.allocate(8);
        assertThatThrownBy(() -> filler.put(1, two)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> filler.put(-1, two)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
