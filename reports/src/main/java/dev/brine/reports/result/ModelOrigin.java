package dev.brine.reports.result;

/** Where a measured model came from. The text form ({@link #toString()}) is the id used in files. */
public enum ModelOrigin {
    /** Learned from data by a training library. */
    TRAINED("trained"),
    /** Filled by a seeded generator. */
    GENERATED("generated");

    private final String id;

    ModelOrigin(String id) {
        this.id = id;
    }

    @Override
    public String toString() {
        return id;
    }
}
