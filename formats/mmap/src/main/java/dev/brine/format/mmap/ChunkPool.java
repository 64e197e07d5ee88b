package dev.brine.format.mmap;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * A few threads of one operation that work on chunks; the caller's thread takes the results in order. Threads start with
 * the first work that has more than one part, and end when this is closed, by which all work has ended. Running parts
 * are not interrupted: that would close the channels which they read.
 */
final class ChunkPool implements AutoCloseable {
    private static final int MAX_THREADS = 16;

    private final int workers;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable ExecutorService executor;
    private volatile boolean cancelled;

    /** Works with so many threads beside the caller's; with none, on the caller's. */
    ChunkPool(int workers) {
        this.workers = workers;
    }

    /** Returns how many threads work on chunks where nobody says: one for each processor, at most 16. */
    static int defaultThreads() {
        int wanted = Integer.getInteger("brine.threads", Runtime.getRuntime().availableProcessors());
        return Math.max(1, Math.min(wanted, MAX_THREADS));
    }

    /** Makes the result of one part; parts run at the same time. */
    @FunctionalInterface
    interface Part<T> {
        T run(int index) throws IOException;
    }

    /** Takes the results, on the caller's thread. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T result) throws IOException;
    }

    /** Runs parts 0 to {@code count - 1}; at most two for each worker are under way or not yet taken. */
    <T> void inOrder(int count, Part<T> part, Taker<T> taker) throws IOException {
        if (workers == 0 || count <= 1) {
            for (int i = 0; i < count; i++) {
                taker.take(part.run(i));
            }
            return;
        }
        ExecutorService service = executor();
        ArrayDeque<Future<T>> underWay = new ArrayDeque<>();
        int next = 0;
        while (next < count || !underWay.isEmpty()) {
            if (next < count && underWay.size() < 2 * workers) {
                int index = next++;
                underWay.add(service.submit(() -> runUnlessCancelled(part, index)));
            } else {
                taker.take(result(underWay.remove()));
            }
        }
    }

    private <T> T runUnlessCancelled(Part<T> part, int index) throws IOException {
        if (cancelled) {
            throw new IOException("cancelled");
        }
        return part.run(index);
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(cause);
        }
    }

    private ExecutorService executor() {
        ExecutorService known = executor;
        if (known == null) {
            known = Executors.newFixedThreadPool(workers, work -> {
                Thread thread = new Thread(work, "brine-chunks");
                thread.setDaemon(true);
                threads.add(thread);
                return thread;
            });
            executor = known;
        }
        return known;
    }

    /** Drops work that has not started and waits for the rest, a chunk for each thread at most. */
    @Override
    public void close() {
        cancelled = true;
        ExecutorService known = executor;
        if (known == null) {
            return;
        }
        known.shutdown();
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
