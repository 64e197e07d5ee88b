package dev.brine.reports.gate;

import dev.brine.reports.result.MachineClass;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that one run of the gate found: the schema {@value #SCHEMA}.
 *
 * @param toolVersion version of Brine that ran the gate
 * @param commandLine the exact command that makes this run again
 * @param startedAt when it began
 * @param elapsedSeconds how long it took, parts before a resumption included
 * @param base the arm compared with
 * @param head the arm in question
 * @param machine the machine, with the JVM of the base
 * @param policy the rules
 * @param enforced whether a red outcome fails the command
 * @param rows timed rows
 * @param exactChecks checks without statistics
 * @param nullControls the base against itself
 * @param left what was not done for want of time, one line each; empty exactly where the run is complete
 * @param notes sentences that a reader must know
 */
public record GateResult(
        String toolVersion,
        String commandLine,
        Instant startedAt,
        double elapsedSeconds,
        GateArm base,
        GateArm head,
        MachineClass machine,
        GatePolicy policy,
        boolean enforced,
        List<GateRow> rows,
        List<ExactCheck> exactChecks,
        List<NullControl> nullControls,
        List<String> left,
        List<String> notes) {
    /** Name and version of the schema. A change that an old reader would misread takes a new number. */
    public static final String SCHEMA = "brine-gate/1";

    /** Copies the lists. */
    public GateResult {
        rows = List.copyOf(rows);
        exactChecks = List.copyOf(exactChecks);
        nullControls = List.copyOf(nullControls);
        left = List.copyOf(left);
        notes = List.copyOf(notes);
    }

    /** What the run says as a whole. An exact check is beyond noise: it counts also where the control is contaminated. */
    public GateOutcome outcome() {
        if (rowsOf(GateVerdict.REGRESSED) > 0 || checksOf(ExactVerdict.FAILED) > 0) {
            return GateOutcome.RED;
        }
        boolean open = rows.isEmpty()
                || contaminated()
                || !left.isEmpty()
                || Stream.of(GateVerdict.INCONCLUSIVE, GateVerdict.UNSTABLE, GateVerdict.CONTAMINATED)
                        .anyMatch(verdict -> rowsOf(verdict) > 0);
        return open ? GateOutcome.AMBER : GateOutcome.GREEN;
    }

    /** True if a null control of the run is contaminated. */
    public boolean contaminated() {
        return nullControls.stream().anyMatch(NullControl::contaminated);
    }

    /** True if nothing was left undone. */
    public boolean complete() {
        return left.isEmpty();
    }

    /** How many rows have that verdict. */
    public long rowsOf(GateVerdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    /** How many exact checks have that verdict. */
    public long checksOf(ExactVerdict verdict) {
        return exactChecks.stream().filter(check -> check.verdict() == verdict).count();
    }
}
