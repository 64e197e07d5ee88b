package dev.brine.benchmarks.corpus;

import dev.brine.benchmarks.train.ForestTrainer;
import dev.brine.benchmarks.train.Friedman1;
import dev.brine.benchmarks.train.TrainedForest;
import dev.brine.benchmarks.train.TrainingData;
import dev.brine.benchmarks.train.WineQuality;
import dev.brine.kind.Pipeline;
import dev.brine.kind.Scaler;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Forests that Tribuo trained: a small one on real data, a large one on a published generator. */
final class ForestCorpora {
    private static final long SEED = 20_260_101L;
    private static final int WINE_TREES = 100;
    private static final int LARGE_ROWS = 20_000;
    private static final int HELD_OUT_ROWS = 256;
    private static final int RECORD_BYTES = 16;
    private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

    private final ForestCache cache;

    ForestCorpora(ForestCache cache) {
        this.cache = cache;
    }

    /** Returns a forest trained on the white wines, packed or as the library holds it. */
    Corpus wine(boolean isUnpacked) throws IOException, InterruptedException {
        TrainingData data = WineQuality.load();
        String recipe = "tribuo 4.3.2 random forest, %d trees, seed %d, white wines %d x %d"
                .formatted(
                        WINE_TREES, SEED, data.rowCount(), data.featureNames().size());
        ModelState unpacked = cache.forest(
                "forest",
                recipe,
                progress ->
                        ForestColumns.unpacked(new ForestTrainer(data, ForestTrainer.Settings.fullyGrown(SEED), THREADS)
                                .trainTrees(WINE_TREES)));
        double[][] rows = new double[HELD_OUT_ROWS][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = data.row(i * (data.rowCount() / rows.length));
        }
        Model model = isUnpacked ? ModelKinds.view(unpacked) : ForestColumns.packed(unpacked, Long.MAX_VALUE);
        String description = "random forest of %d trees on 4,898 white wines (real data)".formatted(WINE_TREES);
        return corpus(isUnpacked ? "forest-unpacked" : "forest", description + form(isUnpacked), model, rows);
    }

    /** Returns a forest trained on Friedman #1, standardised, of about so many bytes of records. */
    Corpus large(long bytes) throws IOException, InterruptedException {
        Standardised data = standardised();
        TreeEnsemble forest = ForestColumns.packed(largeColumns(data, bytes), bytes / RECORD_BYTES);
        return corpus("forest-large", describe(forest) + form(false), forest, data.scaled(data.heldOut()));
    }

    /** Returns the same trees as {@link #large}, with all columns of the library. */
    Corpus largeUnpacked(long bytes) throws IOException, InterruptedException {
        Standardised data = standardised();
        long nodeCount = bytes / RECORD_BYTES;
        ModelState unpacked = ForestColumns.cut(largeColumns(data, bytes), nodeCount);
        String description = describe(ForestColumns.packed(unpacked, nodeCount)) + form(true);
        return corpus("forest-large-unpacked", description, ModelKinds.view(unpacked), data.scaled(data.heldOut()));
    }

    /** Returns a standard scaler and the forest of {@link #large}, as {@code make_pipeline} ties them. */
    Corpus pipeline(long bytes) throws IOException, InterruptedException {
        Standardised data = standardised();
        TreeEnsemble forest = ForestColumns.packed(largeColumns(data, bytes), bytes / RECORD_BYTES);
        Map<String, Model> steps = new LinkedHashMap<>();
        Signature signature = Signature.named(data.train().featureNames());
        steps.put("scaler", Scaler.of(signature, Scaler.Operation.SUBTRACT_DIVIDE, data.mean(), data.deviation()));
        steps.put("forest", forest);
        return corpus("pipeline", "standard scaler and " + describe(forest), Pipeline.of(steps), data.heldOut());
    }

    private ModelState largeColumns(Standardised data, long bytes) throws IOException, InterruptedException {
        long nodeCount = Math.max(bytes, Corpora.DEFAULT_BYTES) / RECORD_BYTES;
        String recipe =
                "tribuo 4.3.2 random forest of at least %d nodes, seed %d, Friedman #1 of %d rows rounded to %d levels, standardised"
                        .formatted(nodeCount, SEED, LARGE_ROWS, Friedman1.LEVELS);
        return cache.forest("forest-large", recipe, progress -> {
            ForestTrainer trainer =
                    new ForestTrainer(data.standardisedTraining(), ForestTrainer.Settings.fullyGrown(SEED), THREADS);
            TrainedForest forest = trainer.trainNodes(nodeCount, new TrainingProgress(nodeCount, progress));
            return ForestColumns.unpacked(forest);
        });
    }

    private static Standardised standardised() {
        return new Standardised(Friedman1.generate(LARGE_ROWS, SEED), Friedman1.generate(HELD_OUT_ROWS, SEED + 1));
    }

    private static String describe(TreeEnsemble forest) {
        return "random forest of %d trees, %,d nodes, on Friedman #1 (features rounded to %d levels)"
                .formatted(forest.treeCount(), forest.nodeCount(), Friedman1.LEVELS);
    }

    private static String form(boolean isUnpacked) {
        return isUnpacked ? ", columns as the library trained them" : ", packed into 16-byte records";
    }

    private static Corpus corpus(String name, String description, Model model, double[][] rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[i].length, rows[i].length);
        }
        SavedModel saved = new SavedModel(
                model.state(),
                VerificationSet.predictedBy(model, flat),
                Environment.current().with("tribuo.version", "4.3.2"));
        return new Corpus(name, description, true, saved);
    }

    /** Says every tenth of the way how far training has come. */
    private static final class TrainingProgress implements LongConsumer {
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
}
