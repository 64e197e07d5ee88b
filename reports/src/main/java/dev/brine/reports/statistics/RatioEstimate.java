package dev.brine.reports.statistics;

import java.util.Optional;

/**
 * How many times one row is another.
 *
 * <p>ratio = geometric mean of a / geometric mean of b. With the logarithms y of the fork points, their means m, and
 * squared standard errors v = s&sup2;/n, the 95 % interval is Welch's: exp(m<sub>a</sub> - m<sub>b</sub> &plusmn;
 * t<sub>0.975, f</sub> &middot; &radic;(v<sub>a</sub> + v<sub>b</sub>)), f = (v<sub>a</sub> + v<sub>b</sub>)&sup2; /
 * (v<sub>a</sub>&sup2;/(n<sub>a</sub>-1) + v<sub>b</sub>&sup2;/(n<sub>b</sub>-1)). It is claimed only where both rows
 * have an interval of their own. Forks of the two rows are not paired.
 *
 * <p><b>Source:</b> Welch, "The generalization of Student's problem when several different population variances are
 * involved", Biometrika 34, 1947; f after Satterthwaite, Biometrics Bulletin 2(6), 1946; an interval for every quoted
 * ratio: Kalibera, Jones, "Rigorous Benchmarking in Reasonable Time", ISMM 2013.
 *
 * @param ratio ratio of the geometric means
 * @param interval 95 % interval, empty where none is claimed
 */
public record RatioEstimate(double ratio, Optional<Interval> interval) {
    /**
     * The ratio of two estimates.
     *
     * @throws IllegalArgumentException if they are of different units, or the denominator is not above zero
     */
    public static RatioEstimate of(Estimate numerator, Estimate denominator) {
        if (!numerator.unit().equals(denominator.unit())) {
            throw new IllegalArgumentException(
                    "no ratio of '%s' to '%s': the units differ".formatted(numerator.unit(), denominator.unit()));
        }
        if (!(denominator.geometricMean() > 0)) {
            throw new IllegalArgumentException("no ratio to " + denominator.geometricMean() + ", expected above zero");
        }
        double ratio = numerator.geometricMean() / denominator.geometricMean();
        Optional<Interval> interval =
                numerator.logs().flatMap(a -> denominator.logs().map(b -> welch(a, b)));
        return new RatioEstimate(ratio, interval);
    }

    private static Interval welch(Estimate.Logs a, Estimate.Logs b) {
        double difference = a.mean() - b.mean();
        double squaredError = a.squaredStandardError() + b.squaredStandardError();
        double half = squaredError == 0
                ? 0
                : Estimate.studentT(degreesOfFreedom(a, b, squaredError)) * Math.sqrt(squaredError);
        return new Interval(StrictMath.exp(difference - half), StrictMath.exp(difference + half));
    }

    private static double degreesOfFreedom(Estimate.Logs a, Estimate.Logs b, double squaredError) {
        return squaredError
                * squaredError
                / (square(a.squaredStandardError()) / (a.count() - 1)
                        + square(b.squaredStandardError()) / (b.count() - 1));
    }

    private static double square(double value) {
        return value * value;
    }
}
