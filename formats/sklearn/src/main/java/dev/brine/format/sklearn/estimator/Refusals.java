package dev.brine.format.sklearn.estimator;

import dev.brine.model.AcceptedInputs;
import dev.brine.model.AcceptedInputs.Refusal;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * Collects which numbers of the input columns are refused by the estimators of a model, as each release of scikit-learn
 * checks what it is given: the first estimator that a number reaches and that refuses it.
 */
final class Refusals {
    private final Map<Refusal, BitSet> refused = new EnumMap<>(Refusal.class);

    /** Says that an estimator refuses what is missing or infinite. */
    void ofFinite(Flow in) {
        ofMissing(in);
        ofInfinite(in);
    }

    /** Says that an estimator refuses what is missing. */
    void ofMissing(Flow in) {
        add(Refusal.MISSING, in.missing());
    }

    /** Says that an estimator refuses what is infinite. */
    void ofInfinite(Flow in) {
        add(Refusal.INFINITE, in.sizes());
    }

    /** Says that an estimator rounds to 32 bits, and refuses what is infinite then. */
    void ofFloat32(Flow in) {
        ofInfinite(in);
        add(Refusal.BEYOND_FLOAT32, in.sizes());
    }

    private void add(Refusal refusal, BitSet columns) {
        refused.computeIfAbsent(refusal, key -> new BitSet()).or(columns);
    }

    AcceptedInputs accepted(int columnCount) {
        return AcceptedInputs.refusing(columnCount, refused);
    }
}
