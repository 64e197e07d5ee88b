package dev.brine.tensor;

/** How the columns of a {@link TensorGroup} lie. The layout is storage: it changes neither content nor digest. */
public enum GroupLayout {
    /** Fixed-size records, the columns side by side in each; what walks from record to record reads one place. */
    INTERLEAVED,
    /** One tensor for each column; what compresses well. */
    COLUMNAR
}
