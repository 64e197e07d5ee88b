package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.ChildJvm;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Probe} in a JVM of its own. */
final class ProbeClient implements AutoCloseable {
    private static final String ENDED = ": the JVM ended";

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;

    private ProbeClient(Process process) {
        this.process = process;
        this.requests = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a JVM with the given flags; what it complains of goes to this process's standard error. */
    static ProbeClient start(Path reference, List<String> flags) throws IOException {
        return start(reference, flags, ProcessBuilder.Redirect.INHERIT);
    }

    /** Starts a JVM that is expected to fail for want of memory; its complaints are dropped. */
    static ProbeClient quiet(Path reference, List<String> flags) throws IOException {
        return start(reference, flags, ProcessBuilder.Redirect.DISCARD);
    }

    private static ProbeClient start(Path reference, List<String> flags, ProcessBuilder.Redirect errors)
            throws IOException {
        List<String> command = ChildJvm.command(flags, Probe.class);
        command.add(reference.toString());
        return new ProbeClient(new ProcessBuilder(command).redirectError(errors).start());
    }

    /** Returns whether a shot failed because its JVM's heap is too small, for the model or even to start. */
    static boolean isOutOfMemory(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("OutOfMemoryError") || message.endsWith(ENDED);
    }

    /**
     * Takes one shot and returns its figure.
     *
     * @throws IOException if the shot fails, with the probe's reason, or the probe has ended
     */
    double take(String verb, Object... arguments) throws IOException {
        return takeMany(1, verb, arguments).get(0);
    }

    List<Double> takeMany(int count, String verb, Object... arguments) throws IOException {
        StringBuilder line = new StringBuilder().append(count).append('\t').append(verb);
        for (Object argument : arguments) {
            line.append('\t').append(argument);
        }
        String answer = answer(line.append('\n').toString());
        if (answer == null) {
            throw new IOException(verb + ENDED);
        }
        String[] words = answer.split(" ", -1);
        if (!words[0].equals(Probe.OK)) {
            throw new IOException("%s: %s".formatted(verb, answer.substring(Probe.FAIL.length() + 1)));
        }
        List<Double> figures = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            figures.add(Double.parseDouble(words[i]));
        }
        return figures;
    }

    private @Nullable String answer(String request) throws IOException {
        try {
            requests.write(request);
            requests.flush();
        } catch (IOException e) { // it has ended; reading says so
            return null;
        }
        return answers.readLine();
    }

    long processId() {
        return process.pid();
    }

    /** Ends the JVM. */
    @Override
    public void close() throws IOException {
        try {
            requests.close();
        } catch (IOException e) { // a probe that died has closed its end
            process.destroyForcibly();
        }
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
