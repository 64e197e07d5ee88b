package dev.brine.reports.gate;

import dev.brine.reports.statistics.PairedRatio;
import java.util.List;

/** Pairs as ratios. */
final class Pairs {
    private Pairs() {}

    static PairedRatio ratio(List<TimePair> pairs) {
        boolean[] baseFirst = new boolean[pairs.size()];
        for (int i = 0; i < baseFirst.length; i++) {
            baseFirst[i] = pairs.get(i).baseFirst();
        }
        return PairedRatio.of(
                pairs.stream().mapToDouble(TimePair::baseNanos).toArray(),
                pairs.stream().mapToDouble(TimePair::headNanos).toArray(),
                baseFirst);
    }

    /** The pairs that the row's figures rest on. */
    static List<TimePair> deciding(RowPairs pairs) {
        return pairs.judge().isEmpty() ? pairs.screen() : pairs.judge();
    }
}
