package dev.brine.reports.gate;

import dev.brine.reports.statistics.PairedRatio;
import java.util.ArrayList;
import java.util.List;

/**
 * The pairs of one row, by what they may be used for: no pair serves two purposes.
 *
 * @param screen pairs that only decide whether the row is judged
 * @param judge fresh pairs that the verdict rests on, empty where the row was not judged
 * @param confirm independent pairs, taken after a slowdown was seen, empty where none was
 */
public record RowPairs(List<TimePair> screen, List<TimePair> judge, List<TimePair> confirm) {
    /** No pair yet. */
    public static final RowPairs NONE = new RowPairs(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public RowPairs {
        screen = List.copyOf(screen);
        judge = List.copyOf(judge);
        confirm = List.copyOf(confirm);
    }

    /** These and one more screening pair. */
    public RowPairs plusScreen(TimePair pair) {
        return new RowPairs(plus(screen, pair), judge, confirm);
    }

    /** These and one more judging pair. */
    public RowPairs plusJudge(TimePair pair) {
        return new RowPairs(screen, plus(judge, pair), confirm);
    }

    /** These and one more confirming pair. */
    public RowPairs plusConfirm(TimePair pair) {
        return new RowPairs(screen, judge, plus(confirm, pair));
    }

    private static List<TimePair> plus(List<TimePair> pairs, TimePair pair) {
        List<TimePair> more = new ArrayList<>(pairs);
        more.add(pair);
        return more;
    }

    /** The pairs that the row's figures rest on. */
    List<TimePair> deciding() {
        return judge.isEmpty() ? screen : judge;
    }

    /** Pairs as ratios. */
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
}
