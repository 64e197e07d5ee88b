package dev.brine.benchmarks.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.tribuo.Tribuo;

/**
 * Trains a random forest for regression with Tribuo's CART.
 *
 * <p>Every tree has its own bootstrap of the rows and its own seeds, drawn in tree order from the settings' seed, so a
 * forest depends on data and settings only, never on the count of threads, and a shorter forest is the beginning of a
 * longer one. A tree becomes plain arrays as soon as it is grown: Tribuo's objects take several times their memory.
 *
 * <p><b>Threads:</b> one caller at a time.
 */
public final class ForestTrainer {
    private static final int TREES_AHEAD_PER_THREAD = 2;

    private final TrainingData data;
    private final Settings settings;
    private final int threadCount;
    private final ThreadLocal<TreeTrainer> treeTrainer;

    /**
     * Keeps the data and the settings; nothing is trained yet.
     *
     * @param data rows and targets
     * @param settings how trees are grown
     * @param threadCount trees grown at a time, at least 1
     */
    public ForestTrainer(TrainingData data, Settings settings, int threadCount) {
        if (threadCount < 1) {
            throw new IllegalArgumentException("threadCount is %d; expected at least 1".formatted(threadCount));
        }
        this.data = data;
        this.settings = settings;
        this.threadCount = threadCount;
        this.treeTrainer = ThreadLocal.withInitial(() -> new TreeTrainer(data, settings));
    }

    /**
     * Trains a forest of so many trees.
     *
     * @throws InterruptedException if the caller is interrupted while it waits
     */
    public TrainedForest trainTrees(int treeCount) throws InterruptedException {
        if (treeCount < 1) {
            throw new IllegalArgumentException("treeCount is %d; expected at least 1".formatted(treeCount));
        }
        return train(treeCount, Long.MAX_VALUE, nodeCount -> {});
    }

    /**
     * Trains the shortest forest that has at least so many nodes.
     *
     * @param minNodeCount nodes of all trees together, at least 1
     * @param progress is told the count of nodes after every tree, on the caller's thread
     * @throws InterruptedException if the caller is interrupted while it waits
     */
    public TrainedForest trainNodes(long minNodeCount, LongConsumer progress) throws InterruptedException {
        if (minNodeCount < 1) {
            throw new IllegalArgumentException("minNodeCount is %d; expected at least 1".formatted(minNodeCount));
        }
        return train(Integer.MAX_VALUE, minNodeCount, progress);
    }

    private TrainedForest train(int maxTreeCount, long minNodeCount, LongConsumer progress)
            throws InterruptedException {
        SplittableRandom seeds = new SplittableRandom(settings.seed());
        ExecutorService pool = Executors.newFixedThreadPool(threadCount, ForestTrainer::daemon);
        try {
            Deque<Future<TrainedTree>> growing = new ArrayDeque<>();
            List<TrainedTree> trees = new ArrayList<>();
            long nodeCount = 0;
            while (trees.size() < maxTreeCount && nodeCount < minNodeCount) {
                while (growing.size() < Math.min(threadCount * TREES_AHEAD_PER_THREAD, maxTreeCount - trees.size())) {
                    growing.add(grow(pool, seeds.nextLong(), seeds.nextLong()));
                }
                TrainedTree tree = await(growing.remove());
                trees.add(tree);
                nodeCount += tree.nodeCount();
                progress.accept(nodeCount);
            }
            return new TrainedForest(trees, data.featureNames(), "Tribuo " + Tribuo.VERSION);
        } finally {
            pool.shutdownNow(); // trees begun ahead end soon: a thread finishes the one it grows
        }
    }

    private Future<TrainedTree> grow(ExecutorService pool, long featureSeed, long rowSeed) {
        return pool.submit(
                () -> TreeExtraction.extract(treeTrainer.get().train(featureSeed, rowSeed), data.featureNames()));
    }

    private static TrainedTree await(Future<TrainedTree> growing) throws InterruptedException {
        try {
            return growing.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a tree could not be trained", e.getCause());
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "forest-trainer");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * How the trees of a forest are grown.
     *
     * @param seed chooses each tree's rows and features
     * @param featureFraction share of the features tried at a split, above 0 and below 1; the count is rounded
     * @param minChildWeight rows that a node must hold to be split again; 1 grows the tree until its leaves are pure
     */
    public record Settings(long seed, float featureFraction, float minChildWeight) {
        private static final float ONE_THIRD = 1f / 3;

        /**
         * Checks the bounds.
         *
         * @throws IllegalArgumentException if a value is out of its bounds
         */
        public Settings {
            if (!(featureFraction > 0 && featureFraction < 1)) {
                throw new IllegalArgumentException(
                        "featureFraction is %s; expected above 0 and below 1".formatted(featureFraction));
            }
            if (!(minChildWeight >= 1)) {
                throw new IllegalArgumentException(
                        "minChildWeight is %s; expected at least 1".formatted(minChildWeight));
            }
        }

        /**
         * Returns what random forests for regression are grown with by default: a third of the features at each split, and
         * trees grown to the end.
         *
         * <p><b>Source:</b> L. Breiman, Random Forests, Machine Learning 45(1), 2001; the third is the default of R's
         * randomForest.
         */
        public static Settings fullyGrown(long seed) {
            return new Settings(seed, ONE_THIRD, 1);
        }
    }
}
