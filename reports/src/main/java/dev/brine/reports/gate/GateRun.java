package dev.brine.reports.gate;

import dev.brine.reports.result.MachineClass;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One run of the gate in which the right answer is known: one line of a {@link GateRecord}.
 *
 * @param kind what was run, such as {@code a/a} or {@code +20 % time}; runs of one kind are counted together
 * @param setting the setting in short, such as {@code 4 rows, 7 judging rounds}; runs of different settings are never
 *     counted together
 * @param injected id of the row or check that was made worse, {@code row id} for a time and {@code check name, row id}
 *     for an exact check; blank in an A/A run
 * @param caught whether what was injected was called; false in an A/A run
 * @param startedAt when it began
 * @param elapsedSeconds how long it took
 * @param toolVersion version of Brine that ran the gate
 * @param commit commit it was built from, blank where unknown
 * @param machine the machine, with the JVM of the base
 * @param outcome what the run said as a whole
 * @param contaminated whether a null control was contaminated
 * @param complete whether nothing was left undone
 * @param rows what was said of each row
 * @param failedChecks names and rows of the exact checks that failed
 */
public record GateRun(
        String kind,
        String setting,
        String injected,
        boolean caught,
        Instant startedAt,
        double elapsedSeconds,
        String toolVersion,
        String commit,
        MachineClass machine,
        GateOutcome outcome,
        boolean contaminated,
        boolean complete,
        List<Row> rows,
        List<String> failedChecks) {
    /** Name and version of the schema of a line. */
    public static final String SCHEMA = "brine-gate-run/1";

    /** Kind of a run of an arm against itself. */
    public static final String SAME_ARM = "a/a";

    /**
     * One row in short.
     *
     * @param id id of the row
     * @param verdict what was said
     * @param ratio ratio of head to base
     * @param spread pair spread
     * @param smallestEffect slowdown that it could have seen, empty where none
     */
    public record Row(String id, GateVerdict verdict, double ratio, double spread, OptionalDouble smallestEffect) {}

    /** Copies the lists. */
    public GateRun {
        rows = List.copyOf(rows);
        failedChecks = List.copyOf(failedChecks);
    }

    /** The line of an A/A run: base and head were the same. */
    public static GateRun sameArm(GateResult result, String setting, String commit) {
        return of(SAME_ARM, setting, "", result, commit);
    }

    /** The line of a run in which the time of a row was made longer. */
    public static GateRun slowed(String kind, String setting, String row, GateResult result, String commit) {
        return of(kind, setting, row, result, commit);
    }

    /** The line of a run in which the value of an exact check was made worse. */
    public static GateRun worsened(
            String kind, String setting, String check, String row, GateResult result, String commit) {
        return of(kind, setting, check + ", " + row, result, commit);
    }

    private static GateRun of(String kind, String setting, String injected, GateResult result, String commit) {
        List<Row> rows = result.rows().stream()
                .map(row -> new Row(row.id(), row.verdict(), row.ratio(), row.spread(), row.smallestEffect()))
                .toList();
        List<String> failed = result.exactChecks().stream()
                .filter(check -> check.verdict() == ExactVerdict.FAILED)
                .map(check -> check.name() + ", " + check.row())
                .toList();
        Optional<Row> slowed = rows.stream()
                .filter(row -> row.id().equals(injected) && row.verdict() == GateVerdict.REGRESSED)
                .findFirst();
        return new GateRun(
                kind,
                setting,
                injected,
                slowed.isPresent() || failed.contains(injected),
                result.startedAt(),
                result.elapsedSeconds(),
                result.toolVersion(),
                commit,
                result.machine(),
                result.outcome(),
                result.contaminated(),
                result.complete(),
                rows,
                failed);
    }
}
