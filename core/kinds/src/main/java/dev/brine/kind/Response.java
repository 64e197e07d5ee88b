package dev.brine.kind;

import dev.brine.model.Outputs;

/** What a model that contains others takes of one of them, as numbers. */
public enum Response {
    /** What it predicts: numbers, or the indices of classes. */
    PREDICTION,
    /** The labels of the classes that it predicts, which must be numbers. */
    LABEL,
    /** The probabilities of all classes. */
    PROBABILITIES,
    /** Those of all classes but the first, as stacking and calibration take them where there are two. */
    PROBABILITIES_WITHOUT_FIRST;

    boolean isProbability() {
        return this == PROBABILITIES || this == PROBABILITIES_WITHOUT_FIRST;
    }

    /** Returns how many numbers that is for a row. */
    int width(Outputs outputs) {
        return switch (this) {
            case PREDICTION, LABEL -> outputs.count();
            case PROBABILITIES -> outputs.probabilityCount();
            case PROBABILITIES_WITHOUT_FIRST -> outputs.probabilityCount() - 1;
        };
    }
}
