package dev.brine.format.sklearn.estimator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.format.sklearn.estimator.TreeAdder.ReadAhead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    @Test
    void returnsPartsInOrder() throws IOException {
        List<Integer> parts = new ArrayList<>();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(100, index -> index * index)) {
            for (int i = 0; i < 100; i++) {
                parts.add(ahead.next());
            }
        }
        assertThat(parts).hasSize(100).startsWith(0, 1, 4).endsWith(99 * 99);
    }

    /** Arrays may be used again so many parts later. */
    @Test
    void isNeverMoreThanOnePartAhead() throws IOException {
        AtomicInteger started = new AtomicInteger();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(50, index -> {
            started.set(index + 1);
            return index;
        })) {
            for (int i = 0; i < 50; i++) {
                assertThat(started.get()).isLessThanOrEqualTo(i - 1 + ReadAhead.PARTS);
                ahead.next();
            }
        }
    }

    @Test
    void handsOnWhatAPartThrows() throws IOException {
        List<Throwable> all = List.of(
                new IOException("short"), new IllegalArgumentException("no tree"), new OutOfMemoryError("full"));
        for (Throwable thrown : all) {
            try (ReadAhead<Integer> ahead = new ReadAhead<>(3, index -> failing(index, thrown))) {
                assertThat(ahead.next()).isZero();
                assertThatThrownBy(ahead::next).isSameAs(thrown);
            }
        }
    }

    private static int failing(int index, Throwable thrown) throws IOException {
        if (index == 0) {
            return 0;
        }
        if (thrown instanceof IOException io) {
            throw io;
        }
        if (thrown instanceof RuntimeException failure) {
            throw failure;
        }
        throw (Error) thrown;
    }

    @Test
    void closesWhilePartsAreLeft() throws IOException {
        AtomicInteger ended = new AtomicInteger();
        try (ReadAhead<Integer> ahead = new ReadAhead<>(100, index -> ended.incrementAndGet())) {
            ahead.next();
        }
        int before = ended.get();
        assertThat(before).isBetween(1, 2);
        Thread.yield();
        assertThat(ended.get()).isEqualTo(before);
    }

    private static int held(int index, CountDownLatch until) throws IOException {
        try {
            until.await();
            return index;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void anInterruptEndsTheWaitAndStays() throws IOException {
        CountDownLatch waited = new CountDownLatch(1);
        try (ReadAhead<Integer> ahead = new ReadAhead<>(2, index -> held(index, waited))) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(ahead::next).isInstanceOf(IOException.class).hasMessageContaining("interrupted");
            waited.countDown();
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
