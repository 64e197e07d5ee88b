package dev.brine.error;

/** A size that the file states passes a limit of {@link ReadLimits}; nothing was allocated for it. */
public final class LimitExceededException extends ModelFormatException {
    private static final long serialVersionUID = 1L;

    private final String limit;
    private final long actual;
    private final long allowed;

    /** Names the limit, the value found and the value allowed. */
    public LimitExceededException(String limit, long actual, long allowed, String source, long offset) {
        super(
                "%s is %d, allowed are %d; raise it in ReadLimits if you trust the file"
                        .formatted(limit, actual, allowed),
                source,
                offset,
                null);
        this.limit = limit;
        this.actual = actual;
        this.allowed = allowed;
    }

    /** Returns the name of the limit, a component of {@link ReadLimits}. */
    public String limit() {
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
