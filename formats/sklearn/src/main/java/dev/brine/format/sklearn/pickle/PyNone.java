package dev.brine.format.sklearn.pickle;

/** Python's None. */
public enum PyNone {
    /** The one value. */
    NONE;

    @Override
    public String toString() {
        return "None";
    }
}
