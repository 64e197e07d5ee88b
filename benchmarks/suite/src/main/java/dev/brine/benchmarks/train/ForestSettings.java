package dev.brine.benchmarks.train;

/**
 * How the trees of a forest are grown.
 *
 * @param seed chooses each tree's rows and features
 * @param featureFraction share of the features tried at a split, above 0 and below 1; the count is rounded
 * @param minChildWeight rows that a node must hold to be split again; 1 grows the tree until its leaves are pure
 */
public record ForestSettings(long seed, float featureFraction, float minChildWeight) {
    private static final float ONE_THIRD = 1f / 3;

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if a value is out of its bounds
     */
    public ForestSettings {
        if (!(featureFraction > 0 && featureFraction < 1)) {
            throw new IllegalArgumentException(
                    "featureFraction is %s; expected above 0 and below 1".formatted(featureFraction));
        }
        if (!(minChildWeight >= 1)) {
            throw new IllegalArgumentException("minChildWeight is %s; expected at least 1".formatted(minChildWeight));
        }
    }

    /**
     * Returns what random forests for regression are grown with by default: a third of the features at each split, and
     * trees grown to the end.
     *
     * <p><b>Source:</b> L. Breiman, Random Forests, Machine Learning 45(1), 2001; the third is the default of R's
     * randomForest.
     */
    public static ForestSettings fullyGrown(long seed) {
        return new ForestSettings(seed, ONE_THIRD, 1);
    }
}
