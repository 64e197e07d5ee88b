package dev.brine.format.testkit;

import dev.brine.format.OpenedModel;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Rule 13: threads share one instance of the format and do not disturb each other. */
final class ThreadRules {
    private static final int THREADS = 4;
    private static final int ROUNDS = 25;

    private ThreadRules() {}

    static void threadsShareAnInstance(Subject subject) throws InterruptedException {
        List<SavedModel> models = List.of(
                ConformanceModels.forest(),
                ConformanceModels.perceptron(),
                ConformanceModels.small(),
                ConformanceModels.oneTensor(10_000));
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                SavedModel model = models.get(thread % models.size());
                tasks.add(() -> writeAndRead(subject, model));
            }
            for (Future<Void> future : executor.invokeAll(tasks)) {
                future.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("threads that share an instance disturb each other", e.getCause());
        } finally {
            executor.shutdownNow();
        }
    }

    @SuppressWarnings("NullAway") // a Callable<Void> has nothing but null to return
    private static Void writeAndRead(Subject subject, SavedModel model) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            try (OpenedModel opened = subject.open(subject.write(model))) {
                SavedModels.assertSame(opened.saved(), model);
            }
        }
        return null;
    }
}
