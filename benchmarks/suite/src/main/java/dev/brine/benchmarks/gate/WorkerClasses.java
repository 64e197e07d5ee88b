package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.worker.GateWorker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Copies the worker's classes out of the gate's own jar, so that they can stand before any arm's. */
final class WorkerClasses {
    private static final List<String> NAMES = List.of(
            "GateWorker",
            "PredictionRows",
            "Shots",
            "WorkerArguments",
            "WorkerOperation",
            "WorkerOperation$FirstPrediction",
            "WorkerOperation$Load",
            "WorkerOperation$Predict",
            "WorkerOperation$Save",
            "WorkerOperation$Setting");

    private WorkerClasses() {}

    /** Returns the folder, for a class path. */
    static Path copyTo(Path folder) throws IOException {
        Path target = folder.resolve("worker");
        Path classes = target.resolve(GateWorker.class.getPackageName().replace('.', '/'));
        Files.createDirectories(classes);
        for (String name : NAMES) {
            try (InputStream bytes = GateWorker.class.getResourceAsStream(name + ".class")) {
                if (bytes == null) {
                    throw new IOException("class '%s' of the gate's worker is missing".formatted(name));
                }
                Files.copy(bytes, classes.resolve(name + ".class"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }
}
