package dev.brine.benchmarks.train;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Generates the regression problem Friedman #1: ten features, of which five matter.
 *
 * <p>{@code y = 10 sin(pi x0 x1) + 20 (x2 - 0.5)^2 + 10 x3 + 5 x4 + e}, with {@code e} from the standard normal
 * distribution; no model explains more than about 0.96 of the variance.
 *
 * <p><b>Rounded.</b> Each feature is the middle of one of {@value #LEVELS} equal steps of [0, 1], and {@code y} is
 * computed from the rounded features. Tribuo's CART takes time about quadratic in the count of distinct values: 62 s
 * for a tree of 20,000 rows with continuous features, 1.6 s with 256 levels. Values and the thresholds between them
 * are exact as float32.
 *
 * <p><b>Source:</b> J. H. Friedman, Multivariate Adaptive Regression Splines, Annals of Statistics 19(1), 1991,
 * section 4.3. The same seed gives the same bits on every JDK: {@link Random} and {@link StrictMath} are specified.
 */
public final class Friedman1 {
    /** Distinct values of each feature. */
    public static final int LEVELS = 256;

    /** Columns of a row. */
    public static final int FEATURE_COUNT = 10;

    private static final List<String> FEATURE_NAMES =
            IntStream.range(0, FEATURE_COUNT).mapToObj(i -> "x" + i).toList();

    private Friedman1() {}

    /**
     * Generates rows.
     *
     * @param rowCount how many, at least 1
     * @param seed chooses features and noise
     */
    public static TrainingData generate(int rowCount, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[rowCount][FEATURE_COUNT];
        double[] targets = new double[rowCount];
        for (int i = 0; i < rowCount; i++) {
            for (int j = 0; j < FEATURE_COUNT; j++) {
                rows[i][j] = (random.nextInt(LEVELS) + 0.5) / LEVELS;
            }
            targets[i] = expected(rows[i]) + random.nextGaussian();
        }
        return new TrainingData("friedman1", FEATURE_NAMES, rows, targets);
    }

    private static double expected(double[] x) {
        double bend = x[2] - 0.5;
        return 10 * StrictMath.sin(StrictMath.PI * x[0] * x[1]) + 20 * bend * bend + 10 * x[3] + 5 * x[4];
    }
}
