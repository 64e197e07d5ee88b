package dev.brine.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program once and keeps what it said. */
public final class FreshProcess {
    private static final int LONGEST_REASON = 300;

    private FreshProcess() {}

    /**
     * What a process said.
     *
     * @param startNanos just before it was started, by {@link System#nanoTime()}
     * @param endNanos just after it ended, by the same clock
     * @param status its exit status, {@value #LATE} if it took too long and was ended
     * @param lines what it printed
     * @param reason the first line that it wrote to standard error
     */
    public record Ended(long startNanos, long endNanos, int status, List<String> lines, String reason) {
        /** Status of a process that took too long. */
        public static final int LATE = -1;

        /** Copies the lines. */
        public Ended {
            lines = List.copyOf(lines);
        }

        /** Returns in a few words how it failed. */
        public String failure() {
            return status == LATE
                    ? "a fresh process took too long"
                    : "a fresh process ended with status %d: %s".formatted(status, reason);
        }
    }

    /**
     * Runs a command to its end.
     *
     * @param folder receives two files for the time of the call
     * @throws IOException if it cannot be started
     */
    public static Ended run(List<String> command, Path folder, long timeoutSeconds)
            throws IOException, InterruptedException {
        Path output = folder.resolve("fresh-process-output");
        Path errors = folder.resolve("fresh-process-errors");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            long start = System.nanoTime();
            Process process = builder.start();
            try {
                boolean hasEnded = process.waitFor(timeoutSeconds, TimeUnit.SECONDS);
                long end = System.nanoTime();
                return new Ended(
                        start,
                        end,
                        hasEnded ? process.exitValue() : Ended.LATE,
                        Files.readAllLines(output, StandardCharsets.UTF_8),
                        firstLine(errors));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    /** Returns the first line of a file, shortened; what a JVM says to a terminal of its options is left out. */
    public static String firstLine(Path errors) throws IOException {
        String line = Files.readString(errors, StandardCharsets.UTF_8)
                .lines()
                .filter(text -> !text.isBlank() && !text.startsWith("Picked up "))
                .findFirst()
                .orElse("it said nothing");
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "...";
    }
}
