package dev.brine.reports.gate;

import dev.brine.reports.statistics.Interval;
import dev.brine.reports.statistics.PairedRatio;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns pairs into verdicts, by rules that are fixed before the first pair is taken. A row is REGRESSED only if all of
 * these hold: on fresh pairs its lower bound clears the margin, the exact signed-rank test against the margin passes
 * Holm over all rows, and both orders of the arms agree; independent pairs repeat that; and the null control is clean.
 *
 * <p>Immutable. What to measure next is the caller's business: {@link #screen} says which rows to judge, {@link
 * #slowerRows} which to confirm, {@link #rows} gives the verdicts.
 */
public final class GateJudge {
    private static final double NULL_LEVEL = 0.99;

    private final GatePolicy policy;

    /** A judge under that policy. */
    public GateJudge(GatePolicy policy) {
        this.policy = policy;
    }

    /** What the screening pairs of a row ask for; no pair, or a policy without a screen, asks for judging. */
    public Screen screen(List<TimePair> pairs) {
        if (policy.screenRounds() == 0 || pairs.isEmpty()) {
            return Screen.SLOWER;
        }
        double ratio = RowPairs.ratio(pairs).ratio();
        if (ratio >= policy.screenRatio()) {
            return Screen.SLOWER;
        }
        return ratio <= 1 / policy.screenRatio() ? Screen.FASTER : Screen.LEVEL;
    }

    /**
     * The ids of the rows whose judging pairs call them slower, in the order given: those to take confirming pairs of.
     *
     * @param rows every row of the policy, by id, also those without a pair
     */
    public Set<String> slowerRows(Map<String, RowPairs> rows) {
        Family family = Family.of(policy, rows);
        Set<String> slower = new LinkedHashSet<>();
        rows.keySet().stream().filter(family::isSlower).forEach(slower::add);
        return slower;
    }

    /**
     * The null control of pairs whose head is a copy of the base.
     *
     * @throws IllegalArgumentException if there is no pair
     */
    public NullControl nullControl(String name, List<TimePair> pairs) {
        PairedRatio ratio = RowPairs.ratio(pairs);
        Optional<Interval> interval = ratio.interval(NULL_LEVEL);
        boolean off = Math.abs(ratio.ratio() - 1) > policy.nullTolerance();
        boolean excludesOne = interval.isPresent() && !interval.get().contains(1);
        return new NullControl(name, ratio.ratio(), interval, ratio.spread(), off || excludesOne, pairs);
    }

    /**
     * The verdicts, in the order given; a row without a pair is left out, for it belongs to what was left undone.
     *
     * @param rows every row of the policy, by id
     * @param controls null controls of the run; one that is contaminated takes every REGRESSED and IMPROVED away
     */
    public List<GateRow> rows(Map<String, RowPairs> rows, List<NullControl> controls) {
        Family family = Family.of(policy, rows);
        boolean contaminated = controls.stream().anyMatch(NullControl::contaminated);
        return rows.entrySet().stream()
                .filter(row -> !row.getValue().deciding().isEmpty())
                .map(row -> family.row(row.getKey(), screen(row.getValue().screen()), contaminated))
                .toList();
    }
}
