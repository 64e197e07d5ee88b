package dev.brine.format.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A Python interpreter that has the modules which a test needs; a test without one is skipped, and says why. */
public final class Python {
    private static final String DEBIAN = "/usr/bin/python3";
    private static final long TIMEOUT_SECONDS = 120;

    private final String command;

    private Python(String command) {
        this.command = command;
    }

    /**
     * Returns the interpreter that a system property names, else Debian's. Aborts the test visibly where it does not run
     * or lacks a module.
     */
    public static Python with(String property, String... modules) throws IOException, InterruptedException {
        String named = System.getProperty(property, "");
        String command = named.isEmpty() ? DEBIAN : named;
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of(command)),
                () -> "no '%s'; -D%s names a Python".formatted(command, property));
        Result result = start(command, List.of("-c", "import " + String.join(", ", modules)));
        Assumptions.assumeTrue(
                result.status() == 0,
                () -> "'%s' has not all of %s; -D%s names another Python: %s"
                        .formatted(
                                command,
                                List.of(modules),
                                property,
                                result.output().strip()));
        return new Python(command);
    }

    /**
     * Runs a script and returns what it printed.
     *
     * @throws AssertionError if it fails; the message holds what it printed
     */
    public String run(Path script, List<String> arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(script.toString()));
        all.addAll(arguments);
        Result result = start(command, all);
        if (result.status() != 0) {
            throw new AssertionError("%s ended with status %d: %s".formatted(script, result.status(), result.output()));
        }
        return result.output();
    }

    private record Result(int status, String output) {}

    private static Result start(String command, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command));
        line.addAll(arguments);
        Path output = Files.createTempFile("python", ".out");
        try {
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("%s took over %d seconds".formatted(line, TIMEOUT_SECONDS));
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
        }
    }
}
