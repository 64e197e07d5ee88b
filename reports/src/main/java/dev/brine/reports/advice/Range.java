package dev.brine.reports.advice;

import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * A figure and its bounds, in seconds or bytes.
 *
 * @param low lower bound, not above the figure
 * @param mid the figure
 * @param high upper bound, not below the figure
 */
public record Range(double low, double mid, double high) {
    /** Two figures of which the smaller is at least this share of the larger are about the same, however exact. */
    static final double SAME_SHARE = 0.99;

    private static final double WIDER = 1.25;
    private static final double NANOSECONDS = 1e9;
    private static final double MEGABYTE = 1e6;

    /** Checks the order. */
    public Range {
        if (!(low <= mid && mid <= high)) {
            throw new IllegalArgumentException("range [%s, %s, %s] is out of order".formatted(low, mid, high));
        }
    }

    static Range exact(double value) {
        return new Range(value, value, value);
    }

    /**
     * A row in seconds or bytes. The bounds are the 95 % interval; where fewer than {@value Estimate#MINIMUM_FORKS} forks
     * claim none, the middle half of each fork's samples, a quarter wider each way: a fork alone is off by 5 to 11 %, and
     * one shot that a collection fell into says nothing.
     */
    static Range of(ResultRow row) {
        Estimate estimate = Estimate.of(row);
        double samplesToUnit = estimate.score() == 0 ? 1 : scale(row, estimate);
        return range(estimate, row.samples(), samplesToUnit, unit(estimate.unit()));
    }

    static boolean isShort(ResultRow row) {
        return Estimate.of(row).interval().isEmpty();
    }

    static Range ofStage(ProcessStart start, String stage) {
        int index = start.stages().indexOf(stage);
        List<List<Double>> samples = start.samplesUpTo(index).stream()
                .map(process -> List.of(process.get(index)))
                .toList();
        Estimate estimate = Estimate.of("ms", samples);
        return range(estimate, samples, 1, 1e-3);
    }

    /** Base units of the estimate in one unit of the row. */
    private static double scale(ResultRow row, Estimate estimate) {
        return estimate.score() / Estimate.of(row.unit(), row.samples()).score();
    }

    private static double unit(String base) {
        if (base.startsWith("ns")) {
            return 1 / NANOSECONDS;
        }
        return base.equals("MB") ? MEGABYTE : 1;
    }

    private static Range range(Estimate estimate, List<List<Double>> samples, double samplesToUnit, double unit) {
        double mid = estimate.score();
        Interval interval = estimate.interval().orElseGet(() -> spread(samples, samplesToUnit));
        return new Range(Math.min(interval.low(), mid) * unit, mid * unit, Math.max(interval.high(), mid) * unit);
    }

    private static Interval spread(List<List<Double>> samples, double scale) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (List<Double> fork : samples) {
            double[] shots = fork.stream().mapToDouble(Double::doubleValue).toArray();
            double[] quartiles = Quantile.withDefaults().withCopy(true).evaluate(shots, 0.25, 0.75);
            low = Math.min(low, quartiles[0] * scale);
            high = Math.max(high, quartiles[1] * scale);
        }
        return new Interval(low / WIDER, high * WIDER);
    }

    Range plus(Range other) {
        return new Range(low + other.low, mid + other.mid, high + other.high);
    }

    Range plus(double value) {
        return new Range(low + value, mid + value, high + value);
    }

    Range times(double factor) {
        return new Range(low * factor, mid * factor, high * factor);
    }

    /** True where nothing says which is smaller: the bounds overlap, or the figures differ by less than one percent. */
    boolean isAboutTheSameAs(Range other) {
        boolean overlaps = low <= other.high && other.low <= high;
        return overlaps || Math.min(mid, other.mid) >= SAME_SHARE * Math.max(mid, other.mid);
    }

    /** The figure, and its bounds where they read differently. */
    String text(DoubleFunction<String> number) {
        String lowest = number.apply(low);
        String highest = number.apply(high);
        return number.apply(mid) + (lowest.equals(highest) ? "" : " (" + lowest + " to " + highest + ")");
    }
}
