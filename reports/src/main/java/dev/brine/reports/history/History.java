package dev.brine.reports.history;

import dev.brine.reports.internal.JsonLines;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Appends to and reads a history: one JSON line of the schema {@value HistoryLine#SCHEMA} a row and run. */
public final class History {
    private History() {}

    /** What makes a run that run: a row of one machine has one score at one moment. */
    private record Entry(Instant startedAt, String machine, String row) {
        static Entry of(HistoryLine line) {
            return new Entry(line.startedAt(), line.machine().text(), line.row());
        }
    }

    /**
     * Appends the ok rows of runs; the file is made where there is none.
     *
     * @return how many lines were appended
     * @throws IOException if the file cannot be written, holds a line that is not of a history, or holds a run already;
     *     nothing is appended then
     */
    public static int append(Path path, List<RunResult> runs) throws IOException {
        Set<Entry> known = new HashSet<>();
        for (HistoryLine line : Files.exists(path) ? read(path) : List.<HistoryLine>of()) {
            known.add(Entry.of(line));
        }
        List<HistoryLine> lines = new ArrayList<>();
        for (RunResult run : runs) {
            for (HistoryLine line : lines(run)) {
                if (!known.add(Entry.of(line))) {
                    throw new IOException(
                            "'%s' already holds the run of %s, row '%s'".formatted(path, line.startedAt(), line.row()));
                }
                lines.add(line);
            }
        }
        JsonLines.append(path, HistoryLine.SCHEMA, lines);
        return lines.size();
    }

    /**
     * Reads every line.
     *
     * @throws IOException if the file cannot be read or a line is not of a history; the message names the line
     */
    public static List<HistoryLine> read(Path path) throws IOException {
        return JsonLines.read(path, HistoryLine.SCHEMA, HistoryLine.class);
    }

    private static List<HistoryLine> lines(RunResult run) {
        return run.rows().stream()
                .filter(row -> row.status() == RowStatus.OK)
                .map(row -> HistoryLine.of(run, row))
                .toList();
    }
}
