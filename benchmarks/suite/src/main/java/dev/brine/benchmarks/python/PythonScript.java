package dev.brine.benchmarks.python;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Runs <code>python_peers.py</code>, whose head says what it does and prints. Each call is one fresh process, with one
 * thread for numerical libraries.
 */
public final class PythonScript {
    private static final String RESOURCE = "python_peers.py";
    private static final long TIMEOUT_MINUTES = 15;
    private static final int LONGEST_REASON = 300;
    private static final Map<String, String> ONE_THREAD =
            Map.of("OMP_NUM_THREADS", "1", "OPENBLAS_NUM_THREADS", "1", "MKL_NUM_THREADS", "1");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String command;

    /** @param command path of the interpreter */
    public PythonScript(String command) {
        this.command = command;
    }

    /**
     * What a process printed.
     *
     * @param events in order
     * @param firstEventMillis from the start of the process to its first event
     * @param startNanos just before the process was started, by {@link System#nanoTime()}
     * @param endNanos just after its last event, by the same clock
     */
    public record Events(List<JsonNode> events, double firstEventMillis, long startNanos, long endNanos) {
        /**
         * Returns the first event of a name.
         *
         * @throws IOException if the process printed none
         */
        public JsonNode event(String name) throws IOException {
            return find(name).orElseThrow(() -> new IOException("the script ended without an event '" + name + "'"));
        }

        /** Returns the first event of a name, or empty. */
        public Optional<JsonNode> find(String name) {
            return events.stream()
                    .filter(event -> name.equals(event.path("event").asString("")))
                    .findFirst();
        }
    }

    /**
     * Runs a command of the script.
     *
     * @throws IOException if Python cannot be started, fails, takes over 15 minutes or prints something else; the message
     *     is the last line that it wrote to standard error
     * @throws InterruptedException if the caller is interrupted
     */
    public Events run(String... arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("brine-python");
        Path script = folder.resolve(RESOURCE);
        Path errors = folder.resolve("errors");
        try {
            extract(script);
            List<String> line = new ArrayList<>(List.of(command, script.toString()));
            line.addAll(List.of(arguments));
            return run(line, errors);
        } finally {
            Files.deleteIfExists(errors);
            Files.deleteIfExists(script);
            Files.delete(folder);
        }
    }

    private static void extract(Path script) throws IOException {
        try (InputStream in = PythonScript.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException("the script " + RESOURCE + " is not on the class path");
            }
            Files.copy(in, script);
        }
    }

    private static Events run(List<String> line, Path errors) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(errors.toFile());
        builder.environment().putAll(ONE_THREAD);
        long start = System.nanoTime();
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture<Process> bound = process.onExit()
                .orTimeout(TIMEOUT_MINUTES, TimeUnit.MINUTES)
                .whenComplete((ended, late) -> stop(process, late));
        try {
            Events events = read(process, start);
            if (process.waitFor() != 0) {
                throw new IOException(reason(errors, process.exitValue()));
            }
            return events;
        } finally {
            process.destroyForcibly();
            bound.cancel(false);
        }
    }

    /** Not after a process that ended: that would close what it printed before it is read. */
    private static void stop(Process process, @Nullable Throwable late) {
        if (late != null) {
            process.destroyForcibly();
        }
    }

    private static Events read(Process process, long start) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        double firstMillis = 0;
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (events.isEmpty()) {
                    firstMillis = (System.nanoTime() - start) / 1e6;
                }
                events.add(JSON.readTree(line));
            }
        } catch (JacksonException e) {
            throw new IOException("the script printed something else than JSON: " + e.getOriginalMessage(), e);
        }
        return new Events(events, firstMillis, start, System.nanoTime());
    }

    /** Returns the last line of an error, which in Python says what was wrong. */
    private static String reason(Path errors, int status) throws IOException {
        List<String> lines = Files.readString(errors, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        String last = lines.isEmpty() ? "Python ended with status " + status : lines.get(lines.size() - 1);
        return last.length() <= LONGEST_REASON ? last : last.substring(0, LONGEST_REASON) + "...";
    }
}
