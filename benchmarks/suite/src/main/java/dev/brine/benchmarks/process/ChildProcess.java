package dev.brine.benchmarks.process;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A fresh process: asked line by line, or run to its end. It is ended when it takes too long and when this is closed. */
public final class ChildProcess implements Closeable {
    private static final int CLOSING_SECONDS = 10;

    private final long startNanos;
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter requests;
    private final Path errors;
    private final CompletableFuture<Process> bound;
    private volatile boolean isLate;

    private ChildProcess(ProcessBuilder builder, Path errors, long timeoutSeconds) throws IOException {
        this.errors = errors;
        builder.redirectError(errors.toFile());
        startNanos = System.nanoTime();
        process = builder.start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        requests = process.outputWriter(StandardCharsets.UTF_8);
        bound = process.onExit()
                .orTimeout(timeoutSeconds, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> endIfLate(late));
    }

    /** Does nothing to a process that ended: that would close what it printed before it is read. */
    private void endIfLate(@Nullable Throwable late) {
        if (late != null && process.isAlive()) {
            isLate = true;
            process.destroyForcibly();
        }
    }

    /**
     * Starts a command.
     *
     * @param errors receives what it writes to standard error
     * @param timeoutSeconds after how long it is ended
     * @throws IOException if it cannot be started
     */
    public static ChildProcess start(List<String> command, Path errors, long timeoutSeconds) throws IOException {
        return new ChildProcess(new ProcessBuilder(command), errors, timeoutSeconds);
    }

    /**
     * Runs a command to its end.
     *
     * @param environment variables that it has beside this process's
     * @param folder receives a file for the time of the call
     * @throws IOException if it cannot be started
     */
    public static ChildOutput run(
            List<String> command, Map<String, String> environment, Path folder, long timeoutSeconds)
            throws IOException, InterruptedException {
        Path errors = folder.resolve("child-errors");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        try (ChildProcess child = new ChildProcess(builder, errors, timeoutSeconds)) {
            child.requests.close();
            return child.output();
        } finally {
            Files.deleteIfExists(errors);
        }
    }

    /** Runs a command to its end, in this process's environment. */
    public static ChildOutput run(List<String> command, Path folder, long timeoutSeconds)
            throws IOException, InterruptedException {
        return run(command, Map.of(), folder, timeoutSeconds);
    }

    /** Reads what is left of its output, and waits for its end. */
    public ChildOutput output() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        long firstLine = 0;
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            firstLine = lines.isEmpty() ? System.nanoTime() : firstLine;
            lines.add(line);
        }
        int status = process.waitFor();
        return new ChildOutput(
                startNanos, firstLine, System.nanoTime(), isLate ? ChildOutput.LATE : status, lines, complaints());
    }

    /** Returns what it wrote to standard error: blank lines, and what a JVM says to a terminal of its options, left out. */
    private List<String> complaints() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("Picked up ") && !line.contains(" warning: "))
                .toList();
    }

    /** Returns its next line, null where it has ended. */
    public @Nullable String readLine() throws IOException {
        return answers.readLine();
    }

    /** Writes a line; of a process that has ended the next line read says so. */
    public void write(String request) {
        try {
            requests.write(request);
            requests.newLine();
            requests.flush();
        } catch (IOException e) { // it has ended, which reading says
            process.destroy();
        }
    }

    /**
     * Returns the next line that it prints.
     *
     * @throws IOException if it ends instead, with its first complaint
     */
    public String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a fresh process ended: " + ChildOutput.reason(complaints()));
        }
        return line;
    }

    /** Writes a line, and returns the next one that it prints. */
    public String ask(String request) throws IOException {
        write(request);
        return answer();
    }

    /** Returns its number in the system. */
    public long processId() {
        return process.pid();
    }

    /** Ends it: by the end of its input, then by force. */
    @Override
    public void close() throws IOException {
        try {
            requests.close();
        } catch (IOException e) { // it has ended
            process.destroy();
        }
        try {
            process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        bound.cancel(false);
    }
}
