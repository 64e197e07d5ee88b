package dev.brine.tensor;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tensor that lies in a mapped file, little-endian, in windows of equal element counts; the last one may be shorter.
 * Nothing is copied: reading an element reads the page cache.
 */
public final class MappedTensor implements Tensor {
    private final ElementType elementType;
    private final Shape shape;
    private final int windowCount;
    private final int windowElements;
    private final MappedRegion region;
    private volatile @Nullable Windows windows;

    /** Dropped at close, so that the collector may unmap although somebody still holds the tensor. */
    private static final class Windows {
        private final ByteBuffer[] bytes;
        private final Buffer[] typed;

        Windows(ElementType elementType, List<ByteBuffer> windows) {
            this.bytes = new ByteBuffer[windows.size()];
            this.typed = new Buffer[windows.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = windows.get(i).slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
                typed[i] = typedView(elementType, bytes[i]);
            }
        }
    }

    private MappedTensor(
            ElementType elementType, Shape shape, List<ByteBuffer> windows, int windowElements, MappedRegion region) {
        this.elementType = elementType;
        this.shape = shape;
        this.windowElements = windowElements;
        this.region = region;
        this.windowCount = windows.size();
        this.windows = new Windows(elementType, windows);
    }

    /**
     * Returns a tensor over windows of a mapping.
     *
     * @param windowElements elements of every window but the last
     * @throws IllegalArgumentException if the windows do not hold exactly the shape's elements
     */
    public static MappedTensor of(
            ElementType elementType, Shape shape, List<ByteBuffer> windows, int windowElements, MappedRegion region) {
        long elementsLeft = shape.elementCount();
        for (ByteBuffer window : windows) {
            long expectedBytes = Math.min(windowElements, elementsLeft) * elementType.byteSize();
            if (window.remaining() != expectedBytes || expectedBytes == 0) {
                throw new IllegalArgumentException("window of %d bytes for %d elements of %s, expected %d"
                        .formatted(window.remaining(), elementsLeft, elementType, expectedBytes));
            }
            elementsLeft -= expectedBytes / elementType.byteSize();
        }
        if (elementsLeft != 0) {
            throw new IllegalArgumentException(
                    "windows lack %d of %d elements".formatted(elementsLeft, shape.elementCount()));
        }
        MappedTensor tensor = new MappedTensor(elementType, shape, windows, windowElements, region);
        region.add(tensor);
        return tensor;
    }

    private static Buffer typedView(ElementType elementType, ByteBuffer window) {
        return switch (elementType) {
            case I64 -> window.asLongBuffer();
            case F32 -> window.asFloatBuffer();
            case F64 -> window.asDoubleBuffer();
            case I8, I16, I32, U8, BOOL, F16, BF16 -> window;
        };
    }

    /** Returns the number of windows; 0 for a tensor without elements. */
    public int windowCount() {
        return windowCount;
    }

    /** Returns the elements of every window but the last. */
    public int windowElements() {
        return windowElements;
    }

    /**
     * Returns the view of one window of an I64 tensor, read-only and shared: use absolute reads only. Reads through it
     * are not refused after close, and it keeps the file mapped: ask for it once per operation, and do not keep it.
     *
     * @throws IllegalStateException if the elements are not I64, or the file was closed
     */
    public LongBuffer longWindow(int index) {
        requireType(ElementType.I64);
        return (LongBuffer) open().typed[index];
    }

    /** Returns what reads a few places of this tensor from the device, if it is large and not in memory. */
    public Optional<ColdStart> coldStart() {
        return ColdStart.of(this);
    }

    /** Returns the bytes of elements that lie in one window, little-endian, position 0. */
    ByteBuffer bytes(long firstElement, int count) {
        int width = elementType.byteSize();
        ByteBuffer window = open().bytes[(int) (firstElement / windowElements)];
        return window.slice((int) (firstElement % windowElements) * width, count * width)
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    void dropWindows() {
        windows = null;
    }

    private Windows open() {
        Windows open = windows;
        if (open == null) {
            region.ensureOpen();
            throw new IllegalStateException("windows were dropped");
        }
        return open;
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
        region.ensureOpen();
    }

    @Override
    public long bits(long index) {
        Windows open = open();
        Objects.checkIndex(index, elementCount());
        ByteBuffer window = open.bytes[(int) (index / windowElements)];
        int offset = (int) (index % windowElements) * elementType.byteSize();
        return switch (elementType) {
            case I8, U8, BOOL -> window.get(offset) & 0xffL;
            case I16, F16, BF16 -> window.getShort(offset) & 0xffffL;
            case I32, F32 -> window.getInt(offset) & 0xffffffffL;
            case I64, F64 -> window.getLong(offset);
        };
    }

    @Override
    public void copyTo(long firstElement, ByteBuffer target) {
        Windows open = open();
        int width = elementType.byteSize();
        long index = firstElement;
        while (index < elementCount() && target.remaining() >= width) {
            ByteBuffer window = open.bytes[(int) (index / windowElements)];
            int from = (int) (index % windowElements) * width;
            int byteCount = Math.min(window.capacity() - from, target.remaining() / width * width);
            target.put(target.position(), window, from, byteCount);
            target.position(target.position() + byteCount);
            index += byteCount / width;
        }
    }

    @Override
    public void copyFloats(long firstElement, float[] target, int count) {
        requireType(ElementType.F32);
        Windows open = open();
        Objects.checkFromIndexSize(firstElement, count, elementCount());
        int done = 0;
        while (done < count) {
            FloatBuffer view = (FloatBuffer) open.typed[(int) ((firstElement + done) / windowElements)];
            int from = (int) ((firstElement + done) % windowElements);
            int part = Math.min(count - done, view.capacity() - from);
            view.get(from, target, done, part);
            done += part;
        }
    }

    @Override
    public void copyDoubles(long firstElement, double[] target, int count) {
        requireType(ElementType.F64);
        Windows open = open();
        Objects.checkFromIndexSize(firstElement, count, elementCount());
        int done = 0;
        while (done < count) {
            DoubleBuffer view = (DoubleBuffer) open.typed[(int) ((firstElement + done) / windowElements)];
            int from = (int) ((firstElement + done) % windowElements);
            int part = Math.min(count - done, view.capacity() - from);
            view.get(from, target, done, part);
            done += part;
        }
    }

    private void requireType(ElementType expected) {
        if (elementType != expected) {
            throw new IllegalStateException("elements are %s, not %s".formatted(elementType, expected));
        }
    }

    /** Returns type and shape, as {@code F32 [2, 3] mapped}. */
    @Override
    public String toString() {
        return elementType + " " + shape + " mapped";
    }
}
