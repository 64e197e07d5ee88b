package dev.brine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LazyTensorTest {
    private static final Runnable ALWAYS_OPEN = () -> {};

    private final AtomicInteger loads = new AtomicInteger();

    private LazyTensor lazy(Tensor content) {
        return LazyTensor.of(content.elementType(), content.shape(), ALWAYS_OPEN, () -> {
            loads.incrementAndGet();
            return content;
        });
    }

    @ParameterizedTest
    @EnumSource(ElementType.class)
    void givesTheContentOnceItIsTouched(ElementType type) {
        HeapTensor content = TestTensors.random(type, Shape.of(3, 7), 1);
        LazyTensor lazy = lazy(content);
        assertThat(lazy.elementType()).isEqualTo(type);
        assertThat(lazy.shape()).isEqualTo(content.shape());
        assertThat(lazy.byteSize()).isEqualTo(content.byteSize());
        lazy.ensureOpen();
        assertThat(lazy.isLoaded()).as("loaded before an element is asked for").isFalse();
        assertThat(lazy.bits(20)).isEqualTo(content.bits(20));
        assertThat(lazy.contentEquals(content)).isTrue();
        assertThat(HeapTensor.copyOf(lazy)).isSameAs(content);
        assertThat(loads).hasValue(1);
    }

    @Test
    void copiesElements() {
        float[] floats = new float[2];
        lazy(HeapTensor.of(new float[] {1, 2, 3})).copyFloats(1, floats, 2);
        assertThat(floats).containsExactly(2, 3);
        double[] doubles = new double[1];
        lazy(HeapTensor.of(new double[] {1, 2, 3})).copyDoubles(2, doubles, 1);
        assertThat(doubles).containsExactly(3);
        ByteBuffer bytes = ByteBuffer.allocate(4);
        lazy(HeapTensor.of(new int[] {5})).copyTo(0, bytes);
        assertThat(bytes.array()).containsExactly(5, 0, 0, 0);
    }

    @Test
    void threadsLoadOnce() throws Exception {
        HeapTensor content = TestTensors.random(ElementType.I64, Shape.of(100), 2);
        LazyTensor lazy = lazy(content);
        CountDownLatch start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> same = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return lazy.contentEquals(content);
                    }))
                    .toList();
            start.countDown();
            for (Future<Boolean> one : same) {
                assertThat(one.get()).isTrue();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(loads).hasValue(1);
    }

    @Test
    void triesAgainAfterAFailure() {
        HeapTensor content = HeapTensor.of(new float[] {4});
        LazyTensor lazy = LazyTensor.of(ElementType.F32, Shape.of(1), ALWAYS_OPEN, () -> {
            if (loads.getAndIncrement() == 0) {
                throw new IOException("the network is down");
            }
            return content;
        });
        assertThatThrownBy(() -> lazy.bits(0))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("the network is down");
        assertThat(lazy.getDouble(0)).isEqualTo(4);
        assertThat(loads).hasValue(2);
    }

    @Test
    void aClosedFileRefusesEveryRead() {
        MappedRegion region = new MappedRegion("closed.model");
        LazyTensor touched =
                LazyTensor.of(ElementType.F32, Shape.of(1), region::ensureOpen, () -> HeapTensor.of(new float[] {4}));
        LazyTensor untouched = LazyTensor.of(ElementType.F32, Shape.of(1), region::ensureOpen, () -> {
            throw new AssertionError("loaded after close");
        });
        assertThat(touched.getDouble(0)).isEqualTo(4);
        region.close();
        for (LazyTensor lazy : List.of(touched, untouched)) {
            for (Runnable read : List.<Runnable>of(
                    lazy::ensureOpen,
                    lazy::loaded,
                    () -> lazy.bits(0),
                    () -> lazy.copyTo(0, ByteBuffer.allocate(4)),
                    () -> lazy.copyFloats(0, new float[1], 1),
                    () -> lazy.copyDoubles(0, new double[1], 1))) {
                assertThatThrownBy(read::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("model file 'closed.model' is closed");
            }
        }
    }

    @Test
    void refusesContentThatWasNotPromised() {
        LazyTensor lazy =
                LazyTensor.of(ElementType.F32, Shape.of(2), ALWAYS_OPEN, () -> HeapTensor.of(new float[] {1}));
        assertThatThrownBy(() -> lazy.bits(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("loaded F32 [1], expected F32 [2]");
    }
}
