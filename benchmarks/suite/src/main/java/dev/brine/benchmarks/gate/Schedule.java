package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.Forks.ForkFailedException;
import dev.brine.benchmarks.gate.Forks.GateStoppedException;
import dev.brine.benchmarks.gate.Journal.Use;
import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.benchmarks.gate.Sides.Side;
import dev.brine.reports.gate.GateJudge;
import dev.brine.reports.gate.NullControl;
import dev.brine.reports.gate.RowPairs;
import dev.brine.reports.gate.Screen;
import dev.brine.reports.gate.TimePair;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes the pairs of a plan, in rounds: each row once, in an order that changes, the sides in turns first. What the
 * journal holds already is not taken again; what time does not allow is left.
 */
final class Schedule {
    private final Plan plan;
    private final Forks forks;
    private final Sides sides;
    private final Budget budget;
    private final Journal journal;
    private final Consumer<String> progress;
    private final double elapsedBefore;
    private final GateJudge judge;
    private final Map<String, RowPairs> rows = new LinkedHashMap<>();
    private final Map<String, List<TimePair>> controls = new LinkedHashMap<>();
    private final Map<String, String> broken = new LinkedHashMap<>();

    Schedule(Plan plan, Forks forks, Sides sides, Budget budget, Journal journal, Consumer<String> progress) {
        this.plan = plan;
        this.forks = forks;
        this.sides = sides;
        this.budget = budget;
        this.journal = journal;
        this.progress = progress;
        this.elapsedBefore = journal.elapsedSeconds();
        this.judge = new GateJudge(plan.policy());
        plan.rows().forEach(row -> rows.put(row, RowPairs.NONE));
        plan.controls().forEach(row -> controls.put(row, new ArrayList<>()));
        journal.entries().forEach(this::keep);
    }

    private void keep(Journal.Entry entry) {
        TimePair pair = entry.pair();
        switch (entry.use()) {
            case SCREEN -> rows.computeIfPresent(entry.row(), (row, pairs) -> pairs.plusScreen(pair));
            case JUDGE -> rows.computeIfPresent(entry.row(), (row, pairs) -> pairs.plusJudge(pair));
            case CONFIRM -> rows.computeIfPresent(entry.row(), (row, pairs) -> pairs.plusConfirm(pair));
            case CONTROL -> controls(entry.row()).add(pair);
        }
    }

    Map<String, RowPairs> rows() {
        return rows;
    }

    List<NullControl> nullControls() {
        return controls.entrySet().stream()
                .filter(control -> !control.getValue().isEmpty())
                .map(control -> judge.nullControl(control.getKey(), control.getValue()))
                .toList();
    }

    /** Screens, judges what looks slower, confirms it, then judges the others as far as time goes. */
    void run() throws IOException, InterruptedException {
        rounds(Use.SCREEN, rows.keySet(), List.of());
        rounds(Use.JUDGE, screened(Screen.SLOWER), controls.keySet());
        confirm();
        for (Screen others : List.of(Screen.FASTER, Screen.LEVEL)) {
            for (String row : screened(others)) {
                int missing = plan.policy().judgeRounds() - taken(Use.JUDGE, row);
                if (budget.allows(missing * pairSeconds(row))) {
                    rounds(Use.JUDGE, List.of(row), List.of());
                }
            }
        }
        confirm();
    }

    private void confirm() throws IOException, InterruptedException {
        rounds(Use.CONFIRM, judge.slowerRows(rows), List.of());
    }

    private List<String> screened(Screen screen) {
        return rows.entrySet().stream()
                .filter(row -> judge.screen(row.getValue().screen()) == screen)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void rounds(Use use, Collection<String> timed, Collection<String> controlled)
            throws IOException, InterruptedException {
        for (int round = 0; round < count(use); round++) {
            List<Turn> turns = new ArrayList<>();
            timed.forEach(row -> turns.add(new Turn(use, row)));
            controlled.forEach(row -> turns.add(new Turn(Use.CONTROL, row)));
            Collections.shuffle(
                    turns,
                    new Random(journal.start().seed() + 31L * round + use.name().hashCode()));
            for (Turn turn : turns) {
                take(turn, round);
            }
        }
    }

    private record Turn(Use use, String row) {}

    private int count(Use use) {
        return switch (use) {
            case SCREEN -> plan.policy().screenRounds();
            case JUDGE, CONTROL -> plan.policy().judgeRounds();
            case CONFIRM -> plan.policy().confirmRounds();
        };
    }

    private void take(Turn turn, int round) throws IOException, InterruptedException {
        String row = turn.row();
        if (taken(turn.use(), row) > round || broken.containsKey(row) || !budget.allows(pairSeconds(row))) {
            return;
        }
        progress.accept("%s %s, round %d of %d, %.0f s left"
                .formatted(
                        turn.use().toString().toLowerCase(Locale.ROOT),
                        row,
                        round + 1,
                        count(turn.use()),
                        budget.secondsLeft()));
        boolean baseFirst = (round % 2 == 0) != (turn.use() == Use.CONFIRM);
        Side head = turn.use() == Use.CONTROL ? sides.copy() : sides.head();
        try {
            TimePair pair = forks.pair(sides.base(), head, TimedRow.parse(row), pace(row), baseFirst);
            Journal.Entry entry = new Journal.Entry(turn.use(), row, pair, elapsedBefore + budget.elapsedSeconds());
            journal.pair(entry);
            keep(entry);
        } catch (GateStoppedException e) {
            progress.accept("stopping");
        } catch (ForkFailedException e) {
            broken.put(row, String.valueOf(e.getMessage()));
        }
    }

    private int taken(Use use, String row) {
        RowPairs pairs = Objects.requireNonNull(rows.get(row));
        return switch (use) {
            case SCREEN -> pairs.screen().size();
            case JUDGE -> pairs.judge().size();
            case CONFIRM -> pairs.confirm().size();
            case CONTROL -> controls(row).size();
        };
    }

    /** Returns what was asked for and not done, one line each. */
    List<String> left() {
        List<String> left = new ArrayList<>();
        broken.forEach((row, reason) -> left.add(row + ": " + reason));
        Set<String> slower = judge.slowerRows(rows);
        for (String row : rows.keySet()) {
            addLeft(left, Use.SCREEN, row);
            if (judge.screen(Objects.requireNonNull(rows.get(row)).screen()) != Screen.LEVEL) {
                addLeft(left, Use.JUDGE, row);
            }
            if (slower.contains(row)) {
                addLeft(left, Use.CONFIRM, row);
            }
        }
        controls.keySet().forEach(row -> addLeft(left, Use.CONTROL, row));
        return left;
    }

    private void addLeft(List<String> left, Use use, String row) {
        if (taken(use, row) < count(use)) {
            String word = use == Use.CONTROL ? "null control" : use.toString().toLowerCase(Locale.ROOT);
            left.add("%s: %d of %d %s pairs".formatted(row, taken(use, row), count(use), word));
        }
    }

    private List<TimePair> controls(String row) {
        return Objects.requireNonNull(controls.get(row));
    }

    private Pace pace(String row) {
        return Objects.requireNonNull(plan.paces().get(row));
    }

    private double pairSeconds(String row) {
        return Objects.requireNonNull(plan.pairSeconds().get(row));
    }
}
