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

    /** What is done with each element. */
    @FunctionalInterface
    interface Visitor {
        void accept(int number, byte[] bytes, int at);
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

    /** Visits elements in C order; each lies whole in the array given. */
    void forEach(long firstIndex, int count, int byteSize, Visitor visitor) throws IOException {
        ByteStore.Window window = null;
        for (int i = 0; i < count; i++) {
            long position = strides.at(firstIndex + i);
            if (window == null || !window.holds(position, byteSize)) {
                window = bytes.window(position, byteSize);
            }
            visitor.accept(i, window.bytes(), window.at(position));
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
