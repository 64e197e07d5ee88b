package dev.brine.format.mmap;

import dev.brine.internal.UninterruptibleJoin;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks, which a few threads take in order. The threads end with the tasks. Running tasks are not interrupted: that
 * would close the channels which they read.
 */
final class ParallelTasks {
    private static final int MAX_THREADS = 16;

    private final int taskCount;
    private final Supplier<Worker> workers;
    private final AtomicInteger nextTask = new AtomicInteger();
    private int failedTask = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    private ParallelTasks(int taskCount, Supplier<Worker> workers) {
        this.taskCount = taskCount;
        this.workers = workers;
    }

    /** Returns how many threads work on chunks where nobody says: one for each processor, at most 16. */
    static int defaultThreads() {
        int wanted = Integer.getInteger("brine.threads", Runtime.getRuntime().availableProcessors());
        return Math.max(1, Math.min(wanted, MAX_THREADS));
    }

    /** Runs tasks one after another; one thread's. */
    @FunctionalInterface
    interface Worker {
        void run(int task) throws IOException;
    }

    /** Either of {@link #run} and {@link #runAside}. */
    @FunctionalInterface
    interface Runner {
        void run(int taskCount, int threadCount, Supplier<Worker> workers) throws IOException;
    }

    /**
     * Runs tasks 0 to {@code taskCount - 1}; the calling thread is one of the threads.
     *
     * @throws IOException of the first task that failed; later ones may not have been run
     */
    static void run(int taskCount, int threadCount, Supplier<Worker> workers) throws IOException {
        ParallelTasks tasks = new ParallelTasks(taskCount, workers);
        List<Thread> threads = tasks.start(Math.min(threadCount, taskCount) - 1);
        tasks.work();
        UninterruptibleJoin.of(threads);
        rethrow(tasks.failure());
    }

    /**
     * Runs the tasks as {@link #run} does, all of them on other threads: an interrupt of the calling thread, which would
     * close the channel that it reads, waits until they are done.
     */
    static void runAside(int taskCount, int threadCount, Supplier<Worker> workers) throws IOException {
        ParallelTasks tasks = new ParallelTasks(taskCount, workers);
        UninterruptibleJoin.of(tasks.start(Math.min(threadCount, taskCount)));
        rethrow(tasks.failure());
    }

    private List<Thread> start(int threadCount) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < threadCount; i++) {
            Thread thread = newThread(this::work);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void work() {
        int task = nextTask.getAndIncrement();
        try {
            Worker worker = workers.get();
            while (task < taskCount && failure() == null) {
                worker.run(task);
                task = nextTask.getAndIncrement();
            }
        } catch (Throwable e) { // an OutOfMemoryError belongs to the caller too
            fail(task, e);
        }
    }

    private synchronized @Nullable Throwable failure() {
        return failure;
    }

    private synchronized void fail(int task, Throwable thrown) {
        if (task < failedTask) {
            failedTask = task;
            failure = thrown;
        }
    }

    /** Makes the result of one task; several run at the same time. */
    @FunctionalInterface
    interface Maker<T> {
        T make(int task) throws IOException;
    }

    /** Takes the results, on the calling thread. */
    @FunctionalInterface
    interface Taker<T> {
        void take(T result) throws IOException;
    }

    /**
     * Makes the results of tasks 0 to {@code taskCount - 1} on other threads, or with none of them on the calling one,
     * which takes them in order. At most two for each thread are under way or not yet taken.
     */
    static <T> void inOrder(int taskCount, int threadCount, Maker<T> maker, Taker<T> taker) throws IOException {
        if (threadCount == 0 || taskCount <= 1) {
            for (int i = 0; i < taskCount; i++) {
                taker.take(maker.make(i));
            }
            return;
        }
        List<Thread> threads = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(threadCount, work -> {
            Thread thread = newThread(work);
            threads.add(thread);
            return thread;
        });
        ArrayDeque<Future<T>> underWay = new ArrayDeque<>();
        try {
            int next = 0;
            while (next < taskCount || !underWay.isEmpty()) {
                if (next < taskCount && underWay.size() < 2 * threadCount) {
                    int task = next++;
                    underWay.add(executor.submit(() -> maker.make(task)));
                } else {
                    taker.take(result(underWay.remove()));
                }
            }
        } finally {
            underWay.forEach(future -> future.cancel(false));
            executor.shutdown();
            UninterruptibleJoin.of(threads);
        }
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        } catch (ExecutionException e) {
            rethrow(e.getCause());
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "brine-chunks");
        thread.setDaemon(true);
        return thread;
    }

    private static void rethrow(@Nullable Throwable failure) throws IOException {
        if (failure instanceof IOException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
