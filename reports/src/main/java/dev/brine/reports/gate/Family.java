package dev.brine.reports.gate;

import dev.brine.reports.gate.RowVerdict.Finding;
import dev.brine.reports.statistics.Holm;
import dev.brine.reports.statistics.PairedRatio;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The rows of one run, tested together; a row that was not judged counts with p = 1. */
final class Family {
    private final GatePolicy policy;
    private final Map<String, RowPairs> rows;
    private final Map<String, Double> slowerP;
    private final Map<String, Double> fasterP;

    private Family(GatePolicy policy, Map<String, RowPairs> rows) {
        this.policy = policy;
        this.rows = rows;
        this.slowerP = adjusted(ratio -> ratio.pValueAbove(1 + policy.margin()));
        this.fasterP = adjusted(ratio -> ratio.pValueBelow(1 / (1 + policy.margin())));
    }

    static Family of(GatePolicy policy, Map<String, RowPairs> rows) {
        if (rows.size() > policy.rows()) {
            throw new IllegalArgumentException(
                    "%s rows under a policy for %s: alpha would not hold".formatted(rows.size(), policy.rows()));
        }
        return new Family(policy, rows);
    }

    boolean isSlower(String id) {
        List<TimePair> judge = pairs(id).judge();
        return !judge.isEmpty() && isSlower(RowPairs.ratio(judge), p(slowerP, id));
    }

    GateRow row(String id, Screen screen, boolean contaminated) {
        RowPairs pairs = pairs(id);
        if (pairs.judge().isEmpty()) {
            return RowVerdict.screened(policy, id, pairs, screen);
        }
        return RowVerdict.judged(policy, id, pairs, p(slowerP, id), finding(id, contaminated));
    }

    private Finding finding(String id, boolean contaminated) {
        RowPairs pairs = pairs(id);
        if (isSlower(id)) {
            return contaminated ? Finding.SLOWER_BUT_CONTAMINATED : confirmation(pairs.confirm());
        }
        if (isFaster(RowPairs.ratio(pairs.judge()), p(fasterP, id))) {
            return contaminated ? Finding.FASTER_BUT_CONTAMINATED : Finding.FASTER;
        }
        return Finding.NONE;
    }

    /** Holm has been paid for in judging; the confirmation is one question of one row. */
    private Finding confirmation(List<TimePair> pairs) {
        if (pairs.size() < policy.confirmRounds()) {
            return Finding.NOT_YET_CONFIRMED;
        }
        PairedRatio ratio = RowPairs.ratio(pairs);
        return isSlower(ratio, ratio.pValueAbove(1 + policy.margin())) ? Finding.CONFIRMED : Finding.NOT_REPEATED;
    }

    private boolean isSlower(PairedRatio ratio, double p) {
        return p <= policy.alpha()
                && ratio.lowerBound(policy.boundLevel()) > 1 + policy.margin()
                && ratio.slowerInBothOrders();
    }

    private boolean isFaster(PairedRatio ratio, double p) {
        return p <= policy.alpha()
                && ratio.upperBound(policy.boundLevel()) < 1 / (1 + policy.margin())
                && ratio.fasterInBothOrders();
    }

    private Map<String, Double> adjusted(ToDoubleFunction<PairedRatio> test) {
        List<String> ids = List.copyOf(rows.keySet());
        double[] raw = new double[policy.rows()];
        for (int i = 0; i < raw.length; i++) {
            List<TimePair> judge = i < ids.size() ? pairs(ids.get(i)).judge() : List.of();
            raw[i] = judge.isEmpty() ? 1 : test.applyAsDouble(RowPairs.ratio(judge));
        }
        double[] adjusted = Holm.adjust(raw);
        Map<String, Double> byId = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            byId.put(ids.get(i), adjusted[i]);
        }
        return byId;
    }

    private RowPairs pairs(String id) {
        return Objects.requireNonNull(rows.get(id));
    }

    private static double p(Map<String, Double> adjusted, String id) {
        return Objects.requireNonNull(adjusted.get(id));
    }
}
