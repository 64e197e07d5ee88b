package dev.brine.benchmarks.gate.worker;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One operation on one format, ready to be done again and again. */
abstract class WorkerOperation implements Closeable {
    /** What an operation works with. */
    record Setting(String format, String variant, Path model, Path file) {
        ReadOptions read() {
            return ReadOptions.trusted().withFormat(format);
        }

        ReadOptions map() {
            return read().withMode(ReadOptions.Mode.MAPPED);
        }

        WriteOptions write() {
            return WriteOptions.defaults().withFormat(format, variant).withoutForce();
        }

        /** Returns the source model on the heap. */
        SavedModel source() throws IOException {
            try (ModelFile opened = Brine.open(model, ReadOptions.trusted())) {
                return opened.saved();
            }
        }

        PredictionRows rows() throws IOException {
            return PredictionRows.of(source());
        }
    }

    @SuppressWarnings("UnusedVariable") // a volatile write: the compiler cannot leave the result out
    private static volatile @Nullable Object kept;

    /** Keeps a result alive until the next. */
    static void keep(@Nullable Object result) {
        kept = result;
    }

    /** Does it a few times, and returns the nanoseconds of one. */
    final double shot(int batch) throws IOException {
        prepare();
        long start = System.nanoTime();
        for (int i = 0; i < batch; i++) {
            keep(once());
        }
        return (System.nanoTime() - start) / (double) batch;
    }

    /** Does it once; what it returns keeps the compiler from leaving it out. */
    abstract @Nullable Object once() throws IOException;

    /** Does what must come before the next time and is not measured. */
    void prepare() throws IOException {}

    @Override
    public void close() throws IOException {}

    /** Returns the operation of a name; its file exists unless it is the one that writes it. */
    static WorkerOperation of(String name, Setting setting) throws IOException {
        return switch (name) {
            case "save" -> new Save(setting);
            case "load" -> new Load(setting);
            case "first-prediction" -> new FirstPrediction(setting);
            case "predict" -> new Predict(setting);
            default -> throw new IllegalArgumentException("the gate's worker knows no operation '%s'".formatted(name));
        };
    }

    private static final class Save extends WorkerOperation {
        private final Setting setting;
        private final SavedModel source;
        private final WriteOptions options;

        Save(Setting setting) throws IOException {
            this.setting = setting;
            this.source = setting.source();
            this.options = setting.write();
        }

        @Override
        void prepare() throws IOException {
            Files.deleteIfExists(setting.file());
        }

        @Override
        @Nullable
        Object once() throws IOException {
            Brine.save(source, setting.file(), options);
            return null;
        }
    }

    private static final class Load extends WorkerOperation {
        private final Path file;
        private final ReadOptions options;

        Load(Setting setting) {
            this.file = setting.file();
            this.options = setting.read();
        }

        @Override
        Object once() throws IOException {
            return Brine.load(file, options);
        }
    }

    private static final class FirstPrediction extends WorkerOperation {
        private final Path file;
        private final ReadOptions options;
        private final PredictionRows rows;

        FirstPrediction(Setting setting) throws IOException {
            this.file = setting.file();
            this.options = setting.map();
            this.rows = setting.rows();
        }

        @Override
        Object once() throws IOException {
            try (ModelFile opened = Brine.open(file, options)) {
                return rows.predict(opened.model().newPredictor(), 0);
            }
        }
    }

    private static final class Predict extends WorkerOperation {
        private final ModelFile opened;
        private final Predictor predictor;
        private final PredictionRows rows;

        Predict(Setting setting) throws IOException {
            this.rows = setting.rows();
            this.opened = Brine.open(setting.file(), setting.map());
            this.predictor = opened.model().newPredictor();
        }

        @Override
        Object once() {
            return rows.predictMany(predictor);
        }

        @Override
        public void close() throws IOException {
            opened.close();
        }
    }
}
