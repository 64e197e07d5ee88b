package dev.brine.benchmarks.goals;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.format.ModelFormats;
import dev.brine.format.ReadOptions;
import dev.brine.model.ComparisonRule;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Trains the forest with scikit-learn, once, and reads the file it wrote; without Python, takes the suite's own corpus. */
final class TrainedGoalForest implements GoalForest.Source {
    private static final int COLUMNS = 30;
    private static final long OWN_BYTES = 96L << 20;
    private static final String READER = "sklearn";

    private final GoalSizes sizes;
    private final Path cache;
    private final Path work;
    private final Consumer<String> progress;

    TrainedGoalForest(GoalSizes sizes, Path cache, Path work, Consumer<String> progress) {
        this.sizes = sizes;
        this.cache = cache;
        this.work = work;
        this.progress = progress;
    }

    @Override
    public GoalForest make() throws IOException, InterruptedException {
        try {
            return fromPython(Python.find());
        } catch (NotAvailableException e) {
            Corpus corpus =
                    new Corpora(cache, progress, Optional.empty()).make("forest-large", OptionalLong.of(OWN_BYTES));
            return new GoalForest(
                    corpus.description(), corpus.model(), Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private GoalForest fromPython(Python python) throws IOException, InterruptedException, NotAvailableException {
        if (ModelFormats.available().stream().noneMatch(format -> format.name().equals(READER))) {
            throw new NotAvailableException("this build cannot read scikit-learn's files");
        }
        String name = "goal-forest-%d-%d%s"
                .formatted(
                        sizes.trainingRows(), sizes.trees(), python.versions().replaceAll("[^0-9.]+", "-"));
        Path joblib = cache.resolve(name + ".joblib");
        Path rows = cache.resolve(name + ".rows");
        Path expected = cache.resolve(name + ".expected");
        if (!Files.exists(joblib)) {
            train(python, joblib, rows, expected);
        }
        PythonForest forest = new PythonForest(
                python.executable(),
                python.versions(),
                Python.script("first_prediction.py", work),
                joblib,
                rows,
                COLUMNS);
        String description = "random forest of %d trees on %,d rows of %d continuous features, trained by %s"
                .formatted(sizes.trees(), sizes.trainingRows(), COLUMNS, python.versions());
        return new GoalForest(description, read(joblib, rows, expected), Optional.of(forest), "");
    }

    /** The forest takes its name last: where it is, the others are. */
    private void train(Python python, Path joblib, Path rows, Path expected) throws IOException, InterruptedException {
        progress.accept("training a forest with %s once, kept in %s".formatted(python.versions(), joblib));
        Files.createDirectories(cache);
        Path unfinished = cache.resolve(joblib.getFileName() + ".tmp");
        Path script = Python.script("train_forest.py", work);
        python.run(script, sizes.trainingRows(), sizes.trees(), unfinished, rows, expected);
        Files.move(unfinished, joblib, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static SavedModel read(Path joblib, Path rows, Path expected) throws IOException {
        try (ModelFile file = Brine.open(joblib, ReadOptions.trusted())) {
            SavedModel saved = file.saved();
            double[] inputs = doubles(rows);
            double[] outputs = doubles(expected);
            VerificationSet set = VerificationSet.of(
                    VerificationSet.Origin.SOURCE,
                    ComparisonRule.exact(),
                    HeapTensor.of(inputs, inputs.length / COLUMNS, COLUMNS),
                    HeapTensor.of(outputs, outputs.length, 1));
            return new SavedModel(saved.state(), set, saved.environment());
        }
    }

    private static double[] doubles(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[bytes.capacity() / Double.BYTES];
        bytes.asDoubleBuffer().get(values);
        return values;
    }
}
