package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.FreshProcess;
import dev.brine.benchmarks.process.Holding;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A JVM that holds a model, or nothing, until it is closed: {@link Holding}. */
final class HeldJvm implements AutoCloseable {
    private final Process process;
    private final Path errors;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    /**
     * Starts it, and waits until it has predicted its first row.
     *
     * @param arguments of the program
     * @param errors receives what it complains of
     */
    HeldJvm(List<String> flags, List<String> arguments, Path errors) throws IOException {
        List<String> command = ChildJvm.command(flags, Holding.class);
        command.addAll(arguments);
        this.errors = errors;
        process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        requests = process.outputWriter(StandardCharsets.US_ASCII);
        answers = process.inputReader(StandardCharsets.US_ASCII);
        try {
            answer();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Asks and returns the answer. */
    String ask(String request) throws IOException {
        requests.write(request);
        requests.newLine();
        requests.flush();
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("a fresh process ended: " + FreshProcess.firstLine(errors));
        }
        return line;
    }

    long processId() {
        return process.pid();
    }

    /** Ends it, and waits until its memory is free. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
