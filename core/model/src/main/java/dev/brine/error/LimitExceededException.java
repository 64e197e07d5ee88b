package dev.brine.error;

/** A size that the file states passes a limit of {@link ReadLimits}; nothing was allocated for it. */
public final class LimitExceededException extends ModelFormatException {
    private static final long serialVersionUID = 1L;

    private final ReadLimit limit;
    private final long actual;
    private final long allowed;

    /** Names the limit, the value found and the value allowed. */
    public LimitExceededException(ReadLimit limit, long actual, long allowed, String source, long offset) {
        super(
                "%d %s, allowed are %d; if you trust the file, raise %s in ReadLimits%s"
                        .formatted(actual, limit.things(), allowed, limit, limit.followsHeap() ? " or -Xmx" : ""),
                source,
                offset,
                null);
        this.limit = limit;
        this.actual = actual;
        this.allowed = allowed;
    }

    /** Returns the limit. */
    public ReadLimit limit() {
        return limit;
    }

    /** Returns the value in the file. */
    public long actual() {
        return actual;
    }

    /** Returns the value of the limit. */
    public long allowed() {
        return allowed;
    }
}
