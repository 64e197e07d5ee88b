package dev.brine.benchmarks.corpus;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Says every tenth of the way how far training has come. */
final class TrainingProgress implements LongConsumer {
    private static final int STEPS = 10;

    private final long nodeCount;
    private final Consumer<String> progress;
    private long said;

    TrainingProgress(long nodeCount, Consumer<String> progress) {
        this.nodeCount = nodeCount;
        this.progress = progress;
    }

    @Override
    public void accept(long nodes) {
        long step = Math.min(STEPS, nodes * STEPS / nodeCount);
        if (step > said) {
            said = step;
            progress.accept("training: %d %% of %,d nodes".formatted(100 * step / STEPS, nodeCount));
        }
    }
}
