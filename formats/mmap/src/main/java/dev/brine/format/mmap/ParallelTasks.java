package dev.brine.format.mmap;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Numbered tasks that a few threads take in order. The threads end with the tasks. */
final class ParallelTasks {
    private final int taskCount;
    private final Supplier<Worker> workers;
    private final AtomicInteger nextTask = new AtomicInteger();
    private int failedTask = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    /** Runs tasks one after another; one thread's. */
    @FunctionalInterface
    interface Worker {
        void run(int task) throws IOException;
    }

    /** {@link #run} or {@link #runAside}. */
    @FunctionalInterface
    interface Runner {
        void run(int taskCount, int threadCount, Supplier<Worker> workers) throws IOException;
    }

    private ParallelTasks(int taskCount, Supplier<Worker> workers) {
        this.taskCount = taskCount;
        this.workers = workers;
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
        join(threads);
        tasks.rethrow();
    }

    /**
     * Runs the tasks as {@link #run} does, all of them on other threads: an interrupt of the calling thread, which would
     * close the channel that it reads, waits until they are done.
     */
    static void runAside(int taskCount, int threadCount, Supplier<Worker> workers) throws IOException {
        ParallelTasks tasks = new ParallelTasks(taskCount, workers);
        join(tasks.start(Math.min(threadCount, taskCount)));
        tasks.rethrow();
    }

    private List<Thread> start(int threadCount) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < threadCount; i++) {
            Thread thread = new Thread(this::work, "brine-read");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        return threads;
    }

    private void work() {
        int task = nextTask.getAndIncrement();
        try {
            Worker worker = workers.get();
            while (task < taskCount && !hasFailed()) {
                worker.run(task);
                task = nextTask.getAndIncrement();
            }
        } catch (Throwable e) { // an OutOfMemoryError belongs to the caller too
            fail(task, e);
        }
    }

    private synchronized boolean hasFailed() {
        return failure != null;
    }

    private synchronized void fail(int task, Throwable thrown) {
        if (task < failedTask) {
            failedTask = task;
            failure = thrown;
        }
    }

    private static void join(List<Thread> threads) {
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

    private synchronized void rethrow() throws IOException {
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
