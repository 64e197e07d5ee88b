package dev.brine.tensor;

/**
 * The life of a mapped file: open until it is closed, once. Tensors that lie in it refuse every later read, so that a
 * closed model is an {@link IllegalStateException} and never a crash. Unmapping is left to the garbage collector.
 */
public final class MappedRegion implements AutoCloseable {
    private final String name;
    private volatile boolean closed;

    /** Opens a region; the name of its file goes into messages. */
    public MappedRegion(String name) {
        this.name = name;
    }

    /**
     * Returns at once while the region is open.
     *
     * @throws IllegalStateException if it was closed
     */
    public void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("model file '%s' is closed".formatted(name));
        }
    }

    /** Closes the region; a second call does nothing. */
    @Override
    public void close() {
        closed = true;
    }
}
