package dev.brine.benchmarks.process;

import java.util.List;

/**
 * What a child process said until it ended.
 *
 * @param startNanos just before it was started, by {@link System#nanoTime()}
 * @param firstLineNanos just after its first line was read
 * @param endNanos just after it ended
 * @param status its exit status, {@value #LATE} if it took too long and was ended
 * @param lines what it printed
 * @param complaints lines that it wrote to standard error, blank ones and warnings of the JVM left out
 */
public record ChildOutput(
        long startNanos, long firstLineNanos, long endNanos, int status, List<String> lines, List<String> complaints) {
    /** Status of a process that took too long. */
    public static final int LATE = -1;

    private static final int LONGEST_REASON = 300;

    /** Copies the lists. */
    public ChildOutput {
        lines = List.copyOf(lines);
        complaints = List.copyOf(complaints);
    }

    /** Returns whether it ended with status 0. */
    public boolean isGood() {
        return status == 0;
    }

    /** Returns the milliseconds from its start to its first line. */
    public double firstLineMillis() {
        return (firstLineNanos - startNanos) / 1e6;
    }

    /** Returns in a few words how it failed. */
    public String failure() {
        return status == LATE
                ? "a fresh process took too long"
                : "a fresh process ended with status %d: %s".formatted(status, reason());
    }

    /** Returns its first complaint, shortened. */
    public String reason() {
        return reason(complaints);
    }

    static String reason(List<String> complaints) {
        return complaints.isEmpty() ? "it said nothing" : shortened(complaints.get(0));
    }

    /** Returns a text, cut where it is too long for a row of a report. */
    public static String shortened(String text) {
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON) + "...";
    }
}
