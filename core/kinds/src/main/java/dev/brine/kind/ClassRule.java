package dev.brine.kind;

import dev.brine.model.Attributes;

/** How a classifier that has scores chooses the class. The three differ only where scores or probabilities tie. */
public enum ClassRule {
    /** The largest score, the first of equal ones; of one score the second class if it is above 0. */
    SCORE,
    /** Like {@link #SCORE}, but a single score of 0 is the second class too, as in newer gradient boosting. */
    SCORE_OR_ZERO,
    /** The largest probability, the first of equal ones; of one score the second class if it is above one half. */
    PROBABILITY;

    /** Returns the attribute {@code decision}; {@link #SCORE} where there is none. */
    public static ClassRule of(Attributes attributes) {
        return attributes.find("decision").isPresent() ? attributes.choice("decision", ClassRule.class) : SCORE;
    }
}
