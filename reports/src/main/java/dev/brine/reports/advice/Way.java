package dev.brine.reports.advice;

/** How a file is opened. */
enum Way {
    /** In place, through a mapping. */
    MAPPED("mapped", ", mapped"),
    /** Read and decoded where it is touched. */
    LAZY("lazy", ", lazily read"),
    /** Read whole, by a format that can do otherwise. */
    HEAP("heap", ", read whole"),
    /** Read whole, by a format that knows no other way. */
    ONLY_HEAP("heap", "");

    private final String id;
    private final String suffix;

    Way(String id, String suffix) {
        this.id = id;
        this.suffix = suffix;
    }

    String id() {
        return id;
    }

    /** What a label ends in. */
    String suffix() {
        return suffix;
    }

    /** True where a start of that mode opened the file in this way. */
    boolean isMode(String mode) {
        return switch (this) {
            case MAPPED, LAZY -> mode.equals("mapped") || mode.equals("lazy");
            case HEAP, ONLY_HEAP -> mode.equals("heap");
        };
    }
}
