package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GatePolicy;
import dev.brine.reports.gate.TimePair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Makes the exact checks, tries each row once, and fixes the rules from how long that took, not from what it gave. */
final class Planner {
    private static final int MOST_ROUNDS = 15;
    /** With fewer, one pair out of line widens the interval by half of its own distance. */
    private static final int ROUNDS = 12;

    private static final int CONFIRM_ROUNDS = 10;
    private static final int SCREEN_ROUNDS = 4;
    private static final double CATASTROPHE = 3;
    private static final int CATASTROPHE_PAIRS = 3;
    private static final int MOST_CONTROLS = 2;

    private final Forks forks;
    private final Sides sides;
    private final GateOptions options;
    private final Budget budget;
    private final Consumer<String> progress;
    private final Map<String, Double> pairSeconds = new LinkedHashMap<>();
    private final List<ExactCheck> checks = new ArrayList<>();

    Planner(Forks forks, Sides sides, GateOptions options, Budget budget, Consumer<String> progress) {
        this.forks = forks;
        this.sides = sides;
        this.options = options;
        this.budget = budget;
        this.progress = progress;
    }

    /**
     * Tells before anything is started.
     *
     * @throws IllegalArgumentException if a row is unknown, or nothing could fail
     */
    static void refuseHopeless(GateOptions options) {
        GatePolicy.standard(options.timedRows().size())
                .withMargin(options.margin())
                .withRounds(
                        options.screenRounds().orElse(0), options.judgeRounds().orElse(ROUNDS), CONFIRM_ROUNDS);
    }

    Plan make(Description base, List<String> notes) throws IOException, InterruptedException {
        ExactTier exact = new ExactTier(forks, sides, progress).check(options.timedRows());
        checks.addAll(exact.checks());
        checkHeaps(exact, base.tensorBytes());
        Map<String, Pace> paces = new LinkedHashMap<>();
        for (Map.Entry<TimedRow, Pace> row : exact.paces().entrySet()) {
            progress.accept("trying " + row.getKey().id());
            if (!isCatastrophe(row.getKey(), row.getValue())) {
                paces.put(row.getKey().id(), row.getValue());
            }
        }
        List<String> rows = List.copyOf(paces.keySet());
        List<String> controls = controls(rows);
        return new Plan(policy(rows, controls), rows, controls, paces, pairSeconds, checks, notes);
    }

    private void checkHeaps(ExactTier exact, long tensorBytes) throws IOException, InterruptedException {
        List<TimedRow.StoredAs> stored = exact.paces().keySet().stream()
                .map(TimedRow::storedAs)
                .distinct()
                .toList();
        for (TimedRow.StoredAs storedAs : stored) {
            progress.accept("smallest heap of " + storedAs.id());
            checks.add(exact.smallestHeap(storedAs, tensorBytes));
        }
    }

    /** Takes a pair, and two more where head takes more than three times as long. */
    private boolean isCatastrophe(TimedRow row, Pace pace) throws IOException, InterruptedException {
        double before = budget.elapsedSeconds();
        TimePair pair = forks.pair(sides.base(), sides.head(), row, pace, true);
        pairSeconds.put(row.id(), budget.elapsedSeconds() - before);
        for (int i = 1; isCatastrophe(pair) && i < CATASTROPHE_PAIRS; i++) {
            pair = forks.pair(sides.base(), sides.head(), row, pace, i % 2 == 0);
        }
        if (isCatastrophe(pair)) {
            checks.add(new ExactCheck(
                    "catastrophe stop",
                    row.id(),
                    millis(pair.baseNanos()),
                    millis(pair.headNanos()),
                    "ms",
                    "at most 3 times",
                    ExactVerdict.FAILED,
                    "%d pairs agree; the row is not timed further".formatted(CATASTROPHE_PAIRS)));
        }
        return isCatastrophe(pair);
    }

    private static boolean isCatastrophe(TimePair pair) {
        return pair.headNanos() > CATASTROPHE * pair.baseNanos();
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e6);
    }

    /** Returns a row that lives on memory and one that writes, where there are such. */
    private static List<String> controls(List<String> rows) {
        List<String> controls = new ArrayList<>();
        for (String wanted : List.of("/load", "/save")) {
            rows.stream().filter(row -> row.endsWith(wanted)).findFirst().ifPresent(controls::add);
        }
        rows.stream()
                .filter(row -> !controls.contains(row))
                .limit(Math.max(0, MOST_CONTROLS - controls.size()))
                .forEach(controls::add);
        return controls;
    }

    /** A screen pays only where not every row can be judged in time. */
    private GatePolicy policy(List<String> rows, List<String> controls) {
        GatePolicy standard = GatePolicy.standard(Math.max(1, rows.size())).withMargin(options.margin());
        int judge = options.judgeRounds().orElseGet(() -> fits(rows, controls, MOST_ROUNDS) ? MOST_ROUNDS : ROUNDS);
        OptionalInt asked = options.screenRounds();
        int screen = asked.orElseGet(() -> fits(rows, controls, judge) ? 0 : SCREEN_ROUNDS);
        return standard.withRounds(screen, judge, CONFIRM_ROUNDS);
    }

    private boolean fits(List<String> rows, List<String> controls, int rounds) {
        double all = seconds(rows) * rounds + seconds(controls) * rounds;
        double confirmation = pairSeconds.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0)
                * CONFIRM_ROUNDS;
        return budget.allows(all + confirmation);
    }

    private double seconds(List<String> rows) {
        return rows.stream()
                .mapToDouble(row -> Objects.requireNonNull(pairSeconds.get(row)))
                .sum();
    }
}
