package dev.brine.benchmarks.gate.worker;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.ReadOptions;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.SavedModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program of the JVMs that the gate starts. It answers on standard output, one {@code name value} a line; what goes
 * wrong is a stack trace on standard error and a status that is not 0.
 */
public final class GateWorker {
    private static final int ALLOCATION_SHOTS = 15;

    private GateWorker() {}

    /**
     * Does one of four things.
     *
     * <ul>
     *   <li>{@code describe model=}: says which Java, Brine and formats the arm has, and how large the model is.
     *   <li>{@code prove model= format= variant= file= operations=}: writes the file, reads it back, and says what is exact.
     *   <li>{@code measure model= format= variant= file= work= operation= batch= warmup=}: warms up, then for each line of
     *       standard input takes a shot of {@code batch} operations and says the nanoseconds of one.
     *   <li>{@code complete format= file=}: opens the file and predicts one row.
     * </ul>
     */
    public static void main(String[] arguments) throws IOException {
        Arguments named = new Arguments(arguments);
        switch (arguments[0]) {
            case "describe" -> describe(named);
            case "prove" -> prove(named);
            case "measure" -> measure(named);
            case "complete" -> complete(named);
            default -> throw new IllegalArgumentException("unknown verb '%s'".formatted(arguments[0]));
        }
    }

    private static void say(String name, Object value) {
        System.out.println(name + ' ' + value);
    }

    private static void describe(Arguments named) throws IOException {
        int java = Runtime.version().feature();
        say("java", System.getProperty("java.vendor", "") + ' ' + Runtime.version());
        say("brine", Environment.brineVersion());
        try (ModelFile opened =
                Brine.open(named.path("model"), ReadOptions.trusted().withMode(ReadOptions.Mode.MAPPED))) {
            say("tensor-bytes", opened.saved().state().tensorBytes());
        }
        for (ModelFormat format : ModelFormats.available()) {
            format.variants().forEach(variant -> say("variant", format.name() + ' ' + variant.name()));
            format.jvmFlags(java).forEach(flag -> say("flag", format.name() + ' ' + flag));
            format.libraryVersions().forEach((library, version) -> say("library", library + ' ' + version));
        }
    }

    private static WorkerOperation.Setting setting(Arguments named, Path file) {
        return new WorkerOperation.Setting(named.text("format"), named.text("variant"), named.path("model"), file);
    }

    private static void prove(Arguments named) throws IOException {
        WorkerOperation.Setting setting = setting(named, named.path("file"));
        SavedModel source = setting.source();
        Brine.save(source, setting.file(), setting.write());
        say("bytes", Files.size(setting.file()));
        say("digest", Brine.verify(setting.model(), ReadOptions.trusted()).digest());
        say("predictions", PredictionRows.of(source).hash(model(setting.model())));
        Model loaded = Brine.load(setting.file(), setting.read());
        say("loaded-digest", Brine.verify(setting.file(), setting.read()).digest());
        say("loaded-predictions", PredictionRows.of(source).hash(loaded));
        for (String operation : named.text("operations").split(",", -1)) {
            if (!operation.isEmpty()) {
                proveOperation(operation, setting);
            }
        }
    }

    private static Model model(Path path) throws IOException {
        return Brine.load(path, ReadOptions.trusted());
    }

    private static void proveOperation(String name, WorkerOperation.Setting setting) throws IOException {
        try (WorkerOperation operation = WorkerOperation.of(name, setting)) {
            long[] allocated = new long[ALLOCATION_SHOTS];
            long[] nanos = new long[ALLOCATION_SHOTS];
            for (int i = 0; i < allocated.length; i++) {
                operation.prepare();
                long before = allocatedBytes();
                long start = System.nanoTime();
                Object result = operation.once();
                nanos[i] = System.nanoTime() - start;
                allocated[i] = allocatedBytes() - before;
                WorkerOperation.keep(result);
            }
            say("allocated", name + ' ' + median(allocated));
            say("nanos", name + ' ' + median(nanos));
        }
    }

    private static long median(long[] values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Returns what this thread has allocated; -1 where the JVM does not tell. */
    private static long allocatedBytes() {
        return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads
                ? threads.getThreadAllocatedBytes(Thread.currentThread().getId())
                : -1;
    }

    /** Answers each line of standard input by one shot, until there is none. */
    private static void measure(Arguments named) throws IOException {
        Path own = Files.createTempFile(named.path("work"), "fork", ".model");
        try (BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            Files.copy(named.path("file"), own, StandardCopyOption.REPLACE_EXISTING);
            try (WorkerOperation operation = WorkerOperation.of(named.text("operation"), setting(named, own))) {
                int batch = named.number("batch");
                for (int i = 0; i < named.number("warmup"); i++) {
                    operation.shot(batch);
                }
                say("ready", "");
                while (asked.readLine() != null) {
                    say("shot", operation.shot(batch));
                }
            }
        } finally {
            Files.deleteIfExists(own);
        }
    }

    private static void complete(Arguments named) throws IOException {
        Path file = named.path("file");
        WorkerOperation.Setting setting = new WorkerOperation.Setting(named.text("format"), "", file, file);
        try (ModelFile opened = Brine.open(file, setting.map())) {
            PredictionRows rows = PredictionRows.of(opened.saved());
            say("prediction", rows.predict(opened.model().newPredictor(), 0));
        }
    }

    /** The worker's arguments: {@code name=value}. */
    private static final class Arguments {
        private final Map<String, String> values = new HashMap<>();

        /** @param arguments the first, which is the verb, is left out */
        Arguments(String... arguments) {
            for (String argument : List.of(arguments).subList(1, arguments.length)) {
                int at = argument.indexOf('=');
                values.put(argument.substring(0, at), argument.substring(at + 1));
            }
        }

        String text(String name) {
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("the gate's worker needs '%s'".formatted(name));
            }
            return value;
        }

        Path path(String name) {
            return Path.of(text(name));
        }

        int number(String name) {
            return Integer.parseInt(text(name));
        }
    }
}
