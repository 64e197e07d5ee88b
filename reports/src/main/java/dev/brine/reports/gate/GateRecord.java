package dev.brine.reports.gate;

import dev.brine.reports.internal.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The record of runs in which the right answer is known, one JSON line of the schema {@value GateRun#SCHEMA} a run. It
 * only grows: its worth is the number of runs.
 */
public final class GateRecord {
    private GateRecord() {}

    /**
     * Appends a run; the file is made where there is none.
     *
     * @throws IOException if the file cannot be written
     */
    public static void append(Path path, GateRun run) throws IOException {
        JsonLines.append(path, GateRun.SCHEMA, List.of(run));
    }

    /**
     * Reads every run.
     *
     * @throws IOException if the file cannot be read or a line is not a run; the message names the line
     */
    public static List<GateRun> read(Path path) throws IOException {
        return JsonLines.read(path, GateRun.SCHEMA, GateRun.class);
    }

    /** Counts and upper bounds by kind, setting and machine class, and the smallest effects by row, as Markdown. */
    public static String summary(List<GateRun> runs) {
        return RecordSummary.of(runs);
    }
}
