package dev.brine.benchmarks.run;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.Sampling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Gathers the forks of each cell and makes rows of them: a figure only where every fork was proved. */
final class RowCollector {
    private final Map<Cell, List<ForkOutcome>> outcomes = new LinkedHashMap<>();
    private final Map<Cell, String> missing = new HashMap<>();
    private final Map<Cell, String> failures = new HashMap<>();
    private final JmhFork jmh;
    private final int forks;

    RowCollector(JmhFork jmh, int forks) {
        this.jmh = jmh;
        this.forks = forks;
    }

    void add(Cell cell, ForkOutcome outcome) {
        outcomes.computeIfAbsent(cell, unused -> new ArrayList<>()).add(outcome);
    }

    /** Says why a cell cannot be measured. */
    void missing(Cell cell, String why) {
        missing.put(cell, why);
    }

    /** Says why a fork of a cell gave no figure. */
    void failed(Cell cell, String why) {
        failures.put(cell, why);
    }

    /** Returns whether one more fork of a cell may give a figure. */
    boolean isDue(Cell cell) {
        return !missing.containsKey(cell) && !failures.containsKey(cell);
    }

    /** Returns the row of a cell; {@code n/a} where no fork began. */
    ResultRow row(Cell cell, OptionalLong fileBytes, String whyNone) {
        String failure = failures.get(cell);
        if (failure != null) {
            return row(cell, RowStatus.ERROR, failure, List.of(), fileBytes);
        }
        List<ForkOutcome> forksDone = outcomes.getOrDefault(cell, List.of());
        return forksDone.isEmpty()
                ? row(cell, RowStatus.NOT_AVAILABLE, missing.getOrDefault(cell, whyNone), List.of(), fileBytes)
                : row(cell, RowStatus.OK, "", forksDone, fileBytes);
    }

    ResultRow row(Cell cell, RowStatus status, String reason, List<ForkOutcome> forksDone, OptionalLong fileBytes) {
        OptionalDouble allocated = forksDone.stream()
                .flatMapToDouble(outcome -> outcome.allocatedBytes().stream())
                .average();
        return new ResultRow(
                cell.key(),
                status,
                reason,
                cell.unit(),
                Direction.LOWER_IS_BETTER,
                forksDone.stream().map(ForkOutcome::samples).toList(),
                sampling(cell),
                fileBytes,
                allocated,
                forksDone.isEmpty() ? "" : forksDone.get(0).proof(),
                cell.traits(),
                cell.isChecked());
    }

    private Sampling sampling(Cell cell) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("model kind", cell.subject().kind());
        int warmup = cell.isProcess() ? 0 : jmh.warmupShots(cell);
        int measured = cell.isProcess() ? 1 : jmh.measuredShots(cell);
        return new Sampling("ss", forks, warmup, measured, JvmArguments.of(cell), parameters);
    }
}
