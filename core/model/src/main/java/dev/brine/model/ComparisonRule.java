package dev.brine.model;

/**
 * Says when a predicted output equals the expected one: bit for bit, or {@code |predicted - expected| <= absolute +
 * relative * |expected|}. Two NaN are equal, an infinity equals only itself.
 *
 * @param absolute tolerance in the output's unit, not negative
 * @param relative tolerance as a fraction, not negative
 */
public record ComparisonRule(Kind kind, double absolute, double relative) {
    /** The rules. Names and order are stored in files. */
    public enum Kind {
        /** All bits are equal. */
        EXACT,
        /**
         * The source may have added the trees of a forest in any order; the tolerance covers that: trees times 2^-52 times
         * the sum of absolute tree outputs.
         */
        ANY_SUM_ORDER,
        /** Within a stated tolerance. */
        TOLERANCE
    }

    /** Checks the tolerances. */
    public ComparisonRule {
        if (!(absolute >= 0) || !(relative >= 0)) {
            throw new IllegalArgumentException(
                    "tolerances %s absolute, %s relative must not be negative".formatted(absolute, relative));
        }
    }

    /** Returns the rule that all bits are equal. */
    public static ComparisonRule exact() {
        return new ComparisonRule(Kind.EXACT, 0, 0);
    }

    /** Returns the rule of a stated tolerance. */
    public static ComparisonRule within(double absolute, double relative) {
        return new ComparisonRule(Kind.TOLERANCE, absolute, relative);
    }

    /** Returns whether the two outputs are equal by this rule. */
    public boolean accepts(double expected, double predicted) {
        if (Double.doubleToRawLongBits(expected) == Double.doubleToRawLongBits(predicted)
                || (Double.isNaN(expected) && Double.isNaN(predicted))) {
            return true;
        }
        boolean bothFinite = Double.isFinite(expected) && Double.isFinite(predicted);
        return kind != Kind.EXACT
                && bothFinite
                && Math.abs(predicted - expected) <= absolute + relative * Math.abs(expected);
    }

    /** Returns the rule in words, such as {@code exact} or {@code within 1.0E-9 + 1.0E-12 relative}. */
    @Override
    public String toString() {
        return switch (kind) {
            case EXACT -> "exact";
            case ANY_SUM_ORDER -> "trees summed in any order, within " + tolerances();
            case TOLERANCE -> "within " + tolerances();
        };
    }

    private String tolerances() {
        return "%s + %s relative".formatted(absolute, relative);
    }
}
