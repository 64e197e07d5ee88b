package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.worker.GateWorker;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Command lines of the worker. Where an arm does not say otherwise: the serial collector, a heap of a fixed size, touched
 * beforehand and in huge pages, and one processor, so that all work is on the thread whose time is taken and whose
 * allocations are counted. On two shared cores threads and small pages were most of the noise.
 */
final class WorkerCommand {
    private static final boolean IS_LINUX =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    private static final long MIB = 1L << 20;
    private static final int LEAST_HEAP_MIB = 256;
    private static final List<String> WORKER_CLASSES = List.of(
            "GateWorker",
            "GateWorker$Arguments",
            "PredictionRows",
            "WorkerOperation",
            "WorkerOperation$FirstPrediction",
            "WorkerOperation$Load",
            "WorkerOperation$Predict",
            "WorkerOperation$Save",
            "WorkerOperation$Setting");

    /** Heap of a JVM that is timed, in sizes of the model. */
    static final int HEAP_PER_MODEL = 8;

    private final Arm arm;
    private final Path worker;
    private final List<String> flags = new ArrayList<>();

    /** @param worker folder of the worker's classes */
    WorkerCommand(Arm arm, Path worker) {
        this.arm = arm;
        this.worker = worker;
        if (!hasOwn("-XX:\\+Use\\w+GC")) {
            flags.add("-XX:+UseSerialGC");
        }
        flags.add("-XX:ActiveProcessorCount=1");
    }

    /**
     * Copies the worker's classes out of the gate's own jar, so that they can stand before any arm's; returns their folder.
     */
    static Path copyWorkerTo(Path folder) throws IOException {
        Path target = folder.resolve("worker");
        Path classes = target.resolve(GateWorker.class.getPackageName().replace('.', '/'));
        Files.createDirectories(classes);
        for (String name : WORKER_CLASSES) {
            try (InputStream bytes = GateWorker.class.getResourceAsStream(name + ".class")) {
                if (bytes == null) {
                    throw new IOException("class '%s' of the gate's worker is missing".formatted(name));
                }
                Files.copy(bytes, classes.resolve(name + ".class"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return target;
    }

    private boolean hasOwn(String pattern) {
        return arm.flags().stream().anyMatch(flag -> flag.matches(pattern));
    }

    /** Gives it a heap that does not limit it. */
    WorkerCommand roomFor(long tensorBytes) {
        if (!hasOwn("-Xm[sx].*")) {
            long mib = LEAST_HEAP_MIB + HEAP_PER_MODEL * (tensorBytes / MIB);
            flags.add("-Xms" + mib + "m");
            flags.add("-Xmx" + mib + "m");
        }
        return this;
    }

    /** Has the heap touched before the program starts. */
    WorkerCommand touched() {
        flags.add("-XX:+AlwaysPreTouch");
        if (IS_LINUX) {
            flags.add("-XX:+UseTransparentHugePages");
        }
        return this;
    }

    /** Lets it have so much heap at most. */
    WorkerCommand atMost(int heapMib) {
        flags.add("-Xmx" + heapMib + "m");
        return this;
    }

    /** Adds what a format's library needs. */
    WorkerCommand with(List<String> needed) {
        flags.addAll(needed);
        return this;
    }

    List<String> line(String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(arm.java().toString());
        line.addAll(flags);
        line.addAll(arm.flags());
        line.add("-cp");
        line.add(Stream.concat(Stream.of(worker), arm.classPath().stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)));
        line.add(GateWorker.class.getName());
        line.addAll(List.of(arguments));
        return line;
    }
}
