package dev.brine.tensor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tensor whose elements are read or decoded when one of them is first asked for: all of them at once, onto the heap.
 * Type and shape are known from the start.
 *
 * <p><b>Threads.</b> The first one loads, others wait for it; no element is loaded twice.
 *
 * <p><b>Errors.</b> Where loading fails, the method that asked throws {@link UncheckedIOException} with the cause, such
 * as a CorruptModelException. A failure is not remembered: the next read tries again, as a network file system may have
 * come back.
 */
public final class LazyTensor implements Tensor {
    private final ElementType elementType;
    private final Shape shape;
    private final Runnable ensureOpen;
    private @Nullable Loader loader;
    private volatile @Nullable Tensor loaded;

    /** Gives the elements. */
    @FunctionalInterface
    public interface Loader {
        /**
         * Returns a tensor of the type and shape that were promised; it stays valid as long as the file is open.
         *
         * @throws IOException if the elements cannot be read, or are damaged
         */
        Tensor load() throws IOException;
    }

    private LazyTensor(ElementType elementType, Shape shape, Runnable ensureOpen, Loader loader) {
        this.elementType = elementType;
        this.shape = shape;
        this.ensureOpen = ensureOpen;
        this.loader = loader;
    }

    /**
     * Returns a tensor that is loaded at its first touch.
     *
     * @param ensureOpen throws {@link IllegalStateException} once the file was closed, as {@link
     *     MappedRegion#ensureOpen()} does; called at every read
     * @param loader called again only after a failure, and dropped after a success
     */
    public static LazyTensor of(ElementType elementType, Shape shape, Runnable ensureOpen, Loader loader) {
        return new LazyTensor(elementType, shape, ensureOpen, loader);
    }

    /**
     * Returns the elements, loaded now unless they were before.
     *
     * @throws UncheckedIOException if they cannot be loaded
     * @throws IllegalStateException if the file was closed
     */
    public Tensor loaded() {
        ensureOpen();
        Tensor known = loaded;
        return known == null ? load() : known;
    }

    /** Returns whether the elements are on the heap by now. */
    public boolean isLoaded() {
        return loaded != null;
    }

    private synchronized Tensor load() {
        Loader pending = loader;
        if (pending != null) {
            try {
                loaded = checked(pending.load());
            } catch (IOException e) {
                ensureOpen();
                throw new UncheckedIOException(e);
            }
            loader = null;
        }
        return Objects.requireNonNull(loaded);
    }

    private Tensor checked(Tensor tensor) {
        if (tensor.elementType() != elementType || !tensor.shape().equals(shape)) {
            throw new IllegalStateException(
                    "loaded %s %s, expected %s %s".formatted(tensor.elementType(), tensor.shape(), elementType, shape));
        }
        return tensor;
    }

    @Override
    public ElementType elementType() {
        return elementType;
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void ensureOpen() {
        ensureOpen.run();
    }

    @Override
    public long bits(long index) {
        return loaded().bits(index);
    }

    @Override
    public void copyTo(long firstElement, ByteBuffer target) {
        loaded().copyTo(firstElement, target);
    }

    @Override
    public void copyFloats(long firstElement, float[] target, int count) {
        loaded().copyFloats(firstElement, target, count);
    }

    @Override
    public void copyDoubles(long firstElement, double[] target, int count) {
        loaded().copyDoubles(firstElement, target, count);
    }

    /** Returns type and shape, as {@code F32 [2, 3] lazy}. */
    @Override
    public String toString() {
        return elementType + " " + shape + " lazy";
    }
}
