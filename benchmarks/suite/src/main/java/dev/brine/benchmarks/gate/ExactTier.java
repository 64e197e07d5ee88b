package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.Forks.ForkFailedException;
import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.benchmarks.gate.TimedRow.StoredAs;
import dev.brine.benchmarks.process.HeapSearch;
import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Makes the checks that need no statistics. */
final class ExactTier {
    private static final long MIB = 1L << 20;
    private static final int LEAST_MIB = 4;
    private static final int MOST_DOUBLINGS = 5;
    private static final HeapSearch SEARCH = new HeapSearch(1, 0.02);

    private final Forks forks;
    private final Sides sides;
    private final Consumer<String> progress;
    private final List<ExactCheck> checks = new ArrayList<>();
    private final Map<TimedRow, Pace> paces = new LinkedHashMap<>();

    ExactTier(Forks forks, Sides sides, Consumer<String> progress) {
        this.forks = forks;
        this.sides = sides;
        this.progress = progress;
    }

    List<ExactCheck> checks() {
        return checks;
    }

    /** Returns the rows that can be timed, with their paces. */
    Map<TimedRow, Pace> paces() {
        return paces;
    }

    ExactTier check(List<TimedRow> rows) throws IOException, InterruptedException {
        Map<StoredAs, List<TimedRow>> byStorage = new LinkedHashMap<>();
        rows.forEach(row -> byStorage
                .computeIfAbsent(row.storedAs(), any -> new ArrayList<>())
                .add(row));
        for (Map.Entry<StoredAs, List<TimedRow>> group : byStorage.entrySet()) {
            progress.accept("exact checks of " + group.getKey().id());
            check(group.getKey(), group.getValue());
        }
        return this;
    }

    private void check(StoredAs storedAs, List<TimedRow> rows) throws IOException, InterruptedException {
        List<String> operations = rows.stream().map(TimedRow::operation).toList();
        Proof base;
        try {
            base = forks.prove(sides.base(), storedAs, operations);
            forks.prove(sides.copy(), storedAs, List.of());
        } catch (ForkFailedException e) {
            checks.add(ExactCheck.notAvailable(
                    ExactCheck.ROUND_TRIP, storedAs.id(), "the base cannot do it: " + e.getMessage()));
            return;
        }
        try {
            compare(storedAs, rows, base, forks.prove(sides.head(), storedAs, operations));
        } catch (ForkFailedException e) {
            checks.add(ExactCheck.roundTrip(storedAs.id(), String.valueOf(e.getMessage())));
        }
    }

    private void compare(StoredAs storedAs, List<TimedRow> rows, Proof base, Proof head) {
        String id = storedAs.id();
        checks.add(ExactCheck.roundTrip(id, head.difference()));
        checks.add(
                base.digest().equals(head.digest())
                        ? ExactCheck.outputHash(id, base.loadedPredictions(), head.loadedPredictions())
                        : ExactCheck.notAvailable(ExactCheck.OUTPUT_HASH, id, "the arms have different models"));
        checks.add(ExactCheck.fileBytes(id, base.fileBytes(), head.fileBytes(), OptionalLong.empty()));
        for (TimedRow row : rows) {
            checks.add(ExactCheck.allocation(
                    row.id(), (double) number(base.allocated(), row), (double) number(head.allocated(), row)));
            paces.put(row, Pace.of(number(base.nanos(), row)));
        }
    }

    /**
     * Looks for the smallest heap in which the base opens a model and predicts, and tries head in 5 % more.
     *
     * @param tensorBytes size of the base's model on the heap, to start from
     */
    ExactCheck smallestHeap(StoredAs storedAs, long tensorBytes) throws IOException, InterruptedException {
        long guess = tensorBytes / MIB + 2 * LEAST_MIB;
        OptionalLong base = SEARCH.smallest(
                LEAST_MIB - 1,
                guess,
                guess << MOST_DOUBLINGS,
                mib -> forks.completes(sides.base(), storedAs, (int) mib));
        if (base.isEmpty()) {
            return ExactCheck.notAvailable(
                    ExactCheck.SMALLEST_HEAP, storedAs.id(), "the base completes in no heap that was tried");
        }
        int tried = (int) Math.ceil(base.getAsLong() * (1 + ExactCheck.HEAP_SHARE));
        int completed = 0;
        for (int i = 0; i < HeapSearch.REPEATS; i++) {
            completed += forks.completes(sides.head(), storedAs, tried) ? 1 : 0;
        }
        return ExactCheck.smallestHeap(
                storedAs.id(), base.getAsLong() * MIB, tried * MIB, completed, HeapSearch.REPEATS);
    }

    private static long number(Map<String, Long> numbers, TimedRow row) {
        return Objects.requireNonNull(numbers.get(row.operation()));
    }

    /** Returns whether predictions or a round trip differ: that is no matter of speed. */
    static boolean differs(List<ExactCheck> checks) {
        return checks.stream()
                .filter(check -> check.verdict() == ExactVerdict.FAILED)
                .anyMatch(check -> check.name().equals(ExactCheck.ROUND_TRIP)
                        || check.name().equals(ExactCheck.OUTPUT_HASH));
    }
}
