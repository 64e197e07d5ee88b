package dev.brine.reports.write;

import dev.brine.reports.internal.Numbers;
import dev.brine.reports.internal.TimeScale;
import dev.brine.reports.statistics.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * The one unit that a table's figures are shown in, or none where its rows have different ones.
 *
 * @param heading heading of the column
 * @param factor base units in one shown unit
 */
record DisplayUnit(String heading, double factor) {
    static DisplayUnit of(Block block) {
        List<Estimate> estimates = block.standings().stream()
                .map(Standing::estimate)
                .flatMap(Optional::stream)
                .toList();
        List<String> bases = estimates.stream().map(Estimate::unit).distinct().toList();
        if (bases.size() != 1) {
            return new DisplayUnit("value", 1);
        }
        String base = bases.get(0);
        if (!base.equals("ns") && !base.startsWith("ns/")) {
            return new DisplayUnit(base, 1);
        }
        TimeScale scale = TimeScale.forLargest(
                estimates.stream().mapToDouble(Estimate::score).max().orElse(0));
        return new DisplayUnit(scale.symbol() + base.substring(2), scale.nanoseconds());
    }

    String value(Estimate estimate) {
        String number = Numbers.significant(estimate.score() / factor);
        return heading.equals("value") ? number + " " + estimate.unit() : number;
    }

    /** The interval, or why there is none. */
    String interval(Estimate estimate) {
        return estimate.interval()
                .map(interval -> Numbers.significant(interval.low() / factor) + " to "
                        + Numbers.significant(interval.high() / factor))
                .orElse("not claimed");
    }
}
