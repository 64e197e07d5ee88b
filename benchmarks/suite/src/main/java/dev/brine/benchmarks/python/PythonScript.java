package dev.brine.benchmarks.python;

import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.ChildProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Runs <code>python_peers.py</code>, whose head says what it does and prints. Each call is one fresh process, with one
 * thread for numerical libraries.
 */
public final class PythonScript {
    private static final String RESOURCE = "python_peers.py";
    private static final long TIMEOUT_SECONDS = 15 * 60;
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
     * @param output when they came
     */
    public record Events(List<JsonNode> events, ChildOutput output) {
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
        try {
            extract(script);
            List<String> line = new ArrayList<>(List.of(command, script.toString()));
            line.addAll(List.of(arguments));
            return events(ChildProcess.run(line, ONE_THREAD, folder, TIMEOUT_SECONDS));
        } finally {
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

    /** The last line of an error says in Python what was wrong. */
    private static Events events(ChildOutput output) throws IOException {
        if (!output.isGood()) {
            List<String> said = output.complaints();
            throw new IOException(
                    said.isEmpty()
                            ? "Python ended with status " + output.status()
                            : ChildOutput.shortened(said.get(said.size() - 1)));
        }
        List<JsonNode> events = new ArrayList<>();
        try {
            output.lines().forEach(line -> events.add(JSON.readTree(line)));
        } catch (JacksonException e) {
            throw new IOException("the script printed something else than JSON: " + e.getOriginalMessage(), e);
        }
        return new Events(events, output);
    }
}
