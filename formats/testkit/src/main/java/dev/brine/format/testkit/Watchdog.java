package dev.brine.format.testkit;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs one case after another in a thread of its own and notices one that hangs, or that takes too much memory. */
final class Watchdog implements AutoCloseable {
    /** Far more than any case takes, so that a slow machine fails nothing. */
    private static final long CASE_SECONDS = 60;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(runnable -> {
        Thread worker = new Thread(runnable, "conformance case");
        worker.setDaemon(true);
        return worker;
    });

    /** What became of a case: what it threw, and the bytes that its thread allocated. */
    record Outcome(@Nullable Throwable thrown, long allocatedBytes) {}

    /** @throws AssertionError if the case does not end */
    Outcome run(String name, AllocatedBytes.Work work) {
        Future<Outcome> future = thread.submit(() -> {
            Throwable[] thrown = new Throwable[1];
            long allocated = AllocatedBytes.of(() -> thrown[0] = catchThrowable(work));
            return new Outcome(thrown[0], allocated);
        });
        try {
            return future.get(CASE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("%s hangs: no end after %d s".formatted(name, CASE_SECONDS), e);
        } catch (ExecutionException e) {
            throw new AssertionError(name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(name, e);
        }
    }

    private static @Nullable Throwable catchThrowable(AllocatedBytes.Work work) {
        return org.assertj.core.api.Assertions.catchThrowable(work::run);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
