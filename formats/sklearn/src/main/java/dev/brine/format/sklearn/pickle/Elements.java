package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The elements of an array: bytes, or values for one of objects.
 *
 * @param strides in bytes, or in values
 */
record Elements(ByteStore bytes, @Nullable List<Object> values, Strides strides) {
    private static final ByteStore NO_BYTES = HeapStore.of(new byte[0]);

    /** What is done with elements that lie whole in one array, {@code step} bytes from one to the next. */
    @FunctionalInterface
    interface Visitor {
        void accept(int firstNumber, int count, byte[] bytes, int at, int step);
    }

    static Elements ofBytes(ByteStore bytes, Strides strides) {
        return new Elements(bytes, null, strides);
    }

    static Elements ofValues(List<Object> values, Strides strides) {
        return new Elements(NO_BYTES, values, strides);
    }

    Elements field(DType.Field field) {
        return new Elements(
                bytes,
                values,
                strides.inside(field.offset(), field.shape(), field.layout().itemSize()));
    }

    Elements part(long index) {
        return new Elements(bytes, values, strides.part(index));
    }

    /** Visits elements in C order, as many at once as lie in one array at even steps. */
    void forEach(long firstIndex, int count, int byteSize, Visitor visitor) throws IOException {
        ByteStore.Window window = null;
        int done = 0;
        while (done < count) {
            long position = strides.at(firstIndex + done);
            if (window == null || !window.holds(position, byteSize)) {
                window = bytes.window(position, byteSize);
            }
            long step = strides.commonStep();
            int some = (int) Math.min(count - done, step < 0 ? 1 : window.count(position, byteSize, step));
            visitor.accept(done, some, window.bytes(), window.at(position), (int) step);
            done += some;
        }
    }

    byte[] read(long index, int byteSize) throws IOException {
        byte[] copy = new byte[byteSize];
        bytes.read(strides.at(index), copy, 0, byteSize);
        return copy;
    }

    @Nullable
    List<Object> objects() {
        if (values == null) {
            return null;
        }
        List<Object> inOrder = new ArrayList<>();
        for (long i = 0; i < strides.elementCount(); i++) {
            inOrder.add(values.get((int) strides.at(i)));
        }
        return Collections.unmodifiableList(inOrder);
    }
}
