package dev.brine.reports.history;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.MachineClass;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One row of one run: one line of a history.
 *
 * @param commit commit that was measured, blank where unknown
 * @param startedAt when the run began
 * @param toolVersion version of Brine
 * @param machine machine and JVM; lines of different ones are never drawn together
 * @param row id of the row
 * @param unit unit of the score
 * @param direction which way is better
 * @param score median of the forks
 * @param interval 95 % interval of their geometric mean, empty where none is claimed
 * @param forks number of forks
 */
public record HistoryLine(
        String commit,
        Instant startedAt,
        String toolVersion,
        MachineClass machine,
        String row,
        String unit,
        Direction direction,
        double score,
        Optional<Interval> interval,
        int forks) {
    /** Name and version of the schema. A change that an old reader would misread takes a new number. */
    public static final String SCHEMA = "brine-history/1";

    /** Checks that nothing is missing, and that the score is a finite number. */
    public HistoryLine {
        required(commit, "commit");
        required(startedAt, "startedAt");
        required(toolVersion, "toolVersion");
        required(machine, "machine");
        required(row, "row");
        required(unit, "unit");
        required(direction, "direction");
        required(interval, "interval");
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("field 'score' is " + score + ", expected a finite number");
        }
    }

    /** The line of an ok row. */
    static HistoryLine of(RunResult result, ResultRow row) {
        Estimate estimate = Estimate.of(row);
        return new HistoryLine(
                result.run().commit(),
                result.run().startedAt(),
                result.run().toolVersion(),
                MachineClass.of(result.environment()),
                row.key().id(),
                estimate.unit(),
                row.direction(),
                estimate.score(),
                estimate.interval(),
                estimate.forks());
    }

    private static void required(Object value, String field) {
        Objects.requireNonNull(value, () -> "field '" + field + "' is missing");
    }
}
