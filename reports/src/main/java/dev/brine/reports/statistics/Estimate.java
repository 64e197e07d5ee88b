package dev.brine.reports.statistics;

import dev.brine.reports.result.ResultRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * What the samples of one row say.
 *
 * <p>A fork gives one point, the median of its iterations: iterations of one JVM share its layout and compilation, so
 * they are no independent samples. With points x<sub>1</sub>..x<sub>n</sub> and y = ln x:
 *
 * <ul>
 *   <li>score = median of x
 *   <li>geometric mean = exp(mean y)
 *   <li>95 % interval = exp(mean y &plusmn; t<sub>0.975, n-1</sub> &middot; s<sub>y</sub> / &radic;n), of the geometric
 *       mean, claimed only where n &ge; {@value #MINIMUM_FORKS} and every point is above zero
 * </ul>
 *
 * <p><b>Source:</b> forks as replicates and the t interval for few of them: Georges, Buytaert, Eeckhout, "Statistically
 * Rigorous Java Performance Evaluation", OOPSLA 2007, section 3; logs because times are skewed and compared by ratio:
 * Fleming, Wallace, "How Not to Lie with Statistics", CACM 29(3), 1986.
 *
 * @param unit base unit of every figure here: {@code ns/op} and the like for times, else the unit of the row
 * @param points one point for each fork, in the order of the forks
 * @param score median of the points
 * @param geometricMean geometric mean of the points; the score where a point is not above zero
 * @param interval 95 % interval, empty where none is claimed
 */
public record Estimate(
        String unit, List<Double> points, double score, double geometricMean, Optional<Interval> interval) {
    /** Fewer forks than this carry no interval. */
    public static final int MINIMUM_FORKS = 3;

    static final double UPPER_TAIL = 0.025;

    /** Copies the points. */
    public Estimate {
        points = List.copyOf(points);
    }

    /**
     * The estimate of an ok row, times in nanoseconds.
     *
     * @throws IllegalArgumentException if the row has no samples
     */
    public static Estimate of(ResultRow row) {
        Unit unit = Unit.of(row.unit());
        return of(unit.base(), row.samples(), unit.factor());
    }

    /**
     * The estimate of samples, fork by fork, in the unit given.
     *
     * @throws IllegalArgumentException if a fork has no sample, or there is no fork
     */
    public static Estimate of(String unit, List<List<Double>> samples) {
        return of(unit, samples, 1);
    }

    private static Estimate of(String unit, List<List<Double>> samples, double factor) {
        if (samples.isEmpty() || samples.stream().anyMatch(List::isEmpty)) {
            throw new IllegalArgumentException("no estimate without a sample in every fork");
        }
        double[] points = samples.stream()
                .mapToDouble(fork -> factor * median(toArray(fork)))
                .toArray();
        double score = median(points);
        double geometricMean =
                allPositive(points) ? StrictMath.exp(Logs.of(points).mean()) : score;
        return new Estimate(unit, Arrays.stream(points).boxed().toList(), score, geometricMean, interval(points));
    }

    /** Number of forks. */
    public int forks() {
        return points.size();
    }

    /** Logarithms of the points, or empty where no interval may be claimed. */
    Optional<Logs> logs() {
        double[] array = toArray(points);
        return array.length >= MINIMUM_FORKS && allPositive(array) ? Optional.of(Logs.of(array)) : Optional.empty();
    }

    private static Optional<Interval> interval(double[] points) {
        if (points.length < MINIMUM_FORKS || !allPositive(points)) {
            return Optional.empty();
        }
        Logs logs = Logs.of(points);
        double half = studentT(logs.count() - 1) * Math.sqrt(logs.squaredStandardError());
        return Optional.of(new Interval(StrictMath.exp(logs.mean() - half), StrictMath.exp(logs.mean() + half)));
    }

    static double studentT(double degreesOfFreedom) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability(UPPER_TAIL);
    }

    private static double median(double[] values) {
        return Median.withDefaults().withCopy(true).evaluate(values);
    }

    private static boolean allPositive(double[] values) {
        return Arrays.stream(values).allMatch(value -> value > 0);
    }

    private static double[] toArray(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Mean and spread of the logarithms of points. */
    record Logs(int count, double mean, double squaredStandardError) {
        static Logs of(double[] points) {
            double[] logs = Arrays.stream(points).map(StrictMath::log).toArray();
            double variance = logs.length < 2 ? 0 : Variance.of(logs).getAsDouble();
            return new Logs(logs.length, Mean.of(logs).getAsDouble(), variance / logs.length);
        }
    }

    /**
     * A unit in base terms: times become nanoseconds, any other unit stays as it is.
     *
     * @param base name of the base unit, such as {@code ns/op}
     * @param factor base units in one of the unit
     */
    private record Unit(String base, double factor) {
        private static final Map<String, Double> NANOSECONDS =
                Map.of("ns", 1.0, "us", 1e3, "\u00b5s", 1e3, "ms", 1e6, "s", 1e9);

        static Unit of(String text) {
            int slash = text.indexOf('/');
            Double factor = slash < 0 ? NANOSECONDS.get(text) : NANOSECONDS.get(text.substring(0, slash));
            return factor == null
                    ? new Unit(text, 1)
                    : new Unit("ns" + (slash < 0 ? "" : text.substring(slash)), factor);
        }
    }
}
