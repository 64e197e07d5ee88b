package dev.brine.benchmarks.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a run of the gate was asked for.
 *
 * @param base the arm compared with
 * @param head the arm in question
 * @param rows such as {@code mmap-raw/load}; see {@link Gate#DEFAULT_ROWS}
 * @param limit time after which no further pair is begun
 * @param margin slowdown that is tolerated, such as 0.05
 * @param judgeRounds pairs of a judged row; empty for as many as fit, 15 or 12
 * @param screenRounds pairs of the screen, 0 for none; empty for none where all rows can be judged in time, else 4
 * @param seed of the order of rows; empty for one from the clock
 * @param out folder of the report, and of what a later run goes on from
 * @param resumes whether to go on from there
 * @param allowsSame whether both arms may be the same in all
 * @param enforces whether a red outcome fails the command
 * @param commandLine what the user typed, for the report
 */
public record GateOptions(
        Arm base,
        Arm head,
        List<String> rows,
        Duration limit,
        double margin,
        OptionalInt judgeRounds,
        OptionalInt screenRounds,
        OptionalLong seed,
        Path out,
        boolean resumes,
        boolean allowsSame,
        boolean enforces,
        String commandLine) {
    /** Copies the list. */
    public GateOptions {
        rows = List.copyOf(rows);
    }

    List<TimedRow> timedRows() {
        return rows.stream().map(TimedRow::parse).distinct().toList();
    }
}
