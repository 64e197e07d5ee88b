package dev.brine.benchmarks.gate;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM of an arm, and the talk with it. It is killed when it takes too long, and when this is closed. */
final class WorkerProcess implements Closeable {
    private static final long MOST_SECONDS = 300;
    private static final int LONGEST_REASON = 300;

    private final String name;
    private final Process process;
    private final BufferedReader answers;
    private final OutputStream questions;
    private final Path errors;

    private WorkerProcess(String name, Process process, Path errors) {
        this.name = name;
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.getOutputStream();
        this.errors = errors;
    }

    /** @param name of the side, for messages and for the file of what it complains about */
    static WorkerProcess start(String name, List<String> command, Path folder) throws IOException {
        Path errors = folder.resolve("errors-" + name);
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        Executor later = CompletableFuture.delayedExecutor(MOST_SECONDS, TimeUnit.SECONDS);
        later.execute(process::destroyForcibly);
        return new WorkerProcess(name, process, errors);
    }

    /** Reads up to the line of that name; a JVM's warnings are passed over. */
    String await(String word) throws IOException, InterruptedException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(word + ' ')) {
                return line.substring(word.length() + 1);
            }
        }
        throw new ForkFailedException("%s: status %d: %s".formatted(name, process.waitFor(), complaint()));
    }

    /** Has a shot taken; returns the nanoseconds of an operation. */
    double shot() throws IOException, InterruptedException {
        try {
            questions.write('\n');
            questions.flush();
        } catch (IOException e) {
            process.waitFor();
        }
        return Double.parseDouble(await("shot"));
    }

    /** Reads everything, and waits for the end. */
    List<String> answers() throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            lines.add(line);
        }
        if (process.waitFor() != 0) {
            throw new ForkFailedException("%s: status %d: %s".formatted(name, process.exitValue(), complaint()));
        }
        return lines;
    }

    /** Returns whether it ends well. */
    boolean succeeds() throws IOException, InterruptedException {
        for (@Nullable String line = answers.readLine(); line != null; ) {
            line = answers.readLine();
        }
        return process.waitFor() == 0;
    }

    private String complaint() throws IOException {
        String reason = Files.readString(errors, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.contains("warning"))
                .findFirst()
                .orElse("it said nothing")
                .replaceFirst("^Exception in thread \"main\" ", "");
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
    }

    /** Ends it: politely, so that it removes its file, then by force. */
    @Override
    public void close() throws IOException {
        try {
            questions.close();
        } catch (IOException e) {
            process.destroy();
        }
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
