package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.Forks.ForkFailedException;
import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.ChildProcess;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JVM of an arm that runs the gate's worker. */
final class WorkerProcess implements Closeable {
    private static final long MOST_SECONDS = 300;

    private final String name;
    private final ChildProcess child;

    private WorkerProcess(String name, ChildProcess child) {
        this.name = name;
        this.child = child;
    }

    /** @param name of the side, for messages and for the file of what it complains about */
    static WorkerProcess start(String name, List<String> command, Path folder) throws IOException {
        return new WorkerProcess(name, ChildProcess.start(command, folder.resolve("errors-" + name), MOST_SECONDS));
    }

    /** Reads up to the line of that name; a JVM's warnings are passed over. */
    String await(String word) throws IOException, InterruptedException {
        for (String line = child.readLine(); line != null; line = child.readLine()) {
            if (line.startsWith(word + ' ')) {
                return line.substring(word.length() + 1);
            }
        }
        throw failed(child.output());
    }

    /** Has a shot taken; returns the nanoseconds of an operation. */
    double shot() throws IOException, InterruptedException {
        child.write("");
        return Double.parseDouble(await("shot"));
    }

    /** Reads everything, and waits for the end. */
    List<String> answers() throws IOException, InterruptedException {
        ChildOutput output = child.output();
        if (!output.isGood()) {
            throw failed(output);
        }
        return output.lines();
    }

    /** Returns whether it ends well. */
    boolean succeeds() throws IOException, InterruptedException {
        return child.output().isGood();
    }

    private ForkFailedException failed(ChildOutput output) {
        String reason = output.reason().replaceFirst("^Exception in thread \"main\" ", "");
        return new ForkFailedException("%s: status %d: %s".formatted(name, output.status(), reason));
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
