package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.run.Cell.ShotCounts;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.reports.result.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Writes a subject in a variant before anything is measured, so that forks find the file in the page cache, and finds out
 * roughly how long the operations take, which decides how many shots a fork takes.
 */
record Preparation(Path file, long fileBytes, double saveMillis, double openMillis, double predictMillis) {
    private static final int FEWEST_SHOTS = 3;
    private static final int MOST_MEASURED = 200;
    private static final int PROBES = 3;
    private static final int MAPPED_PROBES = 100;

    /** Below so many milliseconds an operation is mostly our own code, which a JVM compiles late: it warms up longer. */
    private static final double SHORT_MILLIS = 5;

    private static final long SHORT_WARMUP_MILLIS = 3_000;

    /**
     * Writes the file and probes it, unless the subject is a cut, whose formats take one shot.
     *
     * @throws IOException if the format refuses the model
     */
    static Preparation of(SavedModel model, Tested tested, Path file, boolean isCut) throws IOException {
        WriteOptions options = WriteOptions.defaults()
                .withFormat(tested.format().name(), tested.variant().name())
                .withoutForce();
        long start = System.nanoTime();
        Brine.save(model, file, options);
        double saveMillis = millisSince(start);
        ReadOptions mapped =
                ReadOptions.trusted().withFormat(tested.format().name()).withMode(ReadOptions.Mode.MAPPED);
        int probes = isCut ? 0 : probes(tested);
        double openMillis = 0;
        double predictMillis = 0;
        for (int i = 0; i < probes; i++) {
            start = System.nanoTime();
            try (ModelFile opened = Brine.open(file, mapped)) {
                Predictor predictor = opened.model().newPredictor();
                predict(predictor, opened.saved(), 1);
                openMillis = least(openMillis, millisSince(start));
                if (i < PROBES) {
                    start = System.nanoTime();
                    predict(
                            predictor,
                            opened.saved(),
                            opened.saved().verification().rowCount());
                    predictMillis = least(predictMillis, millisSince(start));
                }
            }
        }
        return new Preparation(file, Files.size(file), saveMillis, openMillis, predictMillis);
    }

    private static int probes(Tested tested) {
        return tested.isMapped() ? MAPPED_PROBES : PROBES;
    }

    private static void predict(Predictor predictor, SavedModel model, long rowCount) {
        VerificationSet set = model.verification();
        ModelState state = model.state();
        double[] output = new double[state.outputs().count()];
        for (long row = 0; row < rowCount; row++) {
            predictor.predict(set.row(state.signature(), row), output);
        }
    }

    /** Returns how many shots fill a phase: one and one where nothing was probed. */
    ShotCounts shots(Operation operation, Duration phase) {
        if (openMillis == 0) {
            return new ShotCounts(1, 1);
        }
        double millis = switch (operation) {
            case SAVE, SAVE_DURABLE, RAW_CHANNEL_WRITE -> saveMillis / 2;
            case LOAD, MATERIALISE, RAW_CHANNEL_READ -> Math.max(openMillis, saveMillis / 2);
            case OPEN, FIRST_PREDICTION, BARE_MAP -> openMillis;
            case PREDICT, PREDICT_BATCH, BARE_WALK -> predictMillis / 2;
            default -> throw new IllegalStateException(operation + " has one shot");
        };
        boolean isPrediction = operation == Operation.PREDICT
                || operation == Operation.PREDICT_BATCH
                || operation == Operation.BARE_WALK;
        long warmupMillis = isPrediction ? 2 * phase.toMillis() : phase.toMillis();
        if (millis < SHORT_MILLIS) {
            warmupMillis = SHORT_WARMUP_MILLIS;
        }
        return new ShotCounts(count(warmupMillis, millis), Math.min(MOST_MEASURED, count(phase.toMillis(), millis)));
    }

    private static int count(long phaseMillis, double millis) {
        return (int) Math.max(FEWEST_SHOTS, phaseMillis / millis);
    }

    private static double least(double known, double found) {
        return known == 0 ? found : Math.min(known, found);
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
