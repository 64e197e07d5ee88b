package dev.brine.format.sklearn.pickle;

import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of an array's elements. Equal only to itself. */
public final class DType {
    /**
     * One description, complete and unchangeable; a pickled type gets a second one after it was made.
     *
     * @param subarray what each element is an array of, in a field's type
     */
    record Layout(
            char kind,
            int itemSize,
            ByteOrder order,
            Map<String, Field> fields,
            boolean hasObjects,
            @Nullable Field subarray) {
        Layout {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        static Layout plain(char kind, int itemSize, ByteOrder order) {
            return new Layout(kind, itemSize, order, Map.of(), kind == 'O', null);
        }
    }

    /** A field of a structured type. */
    static final class Field {
        private final Layout layout;
        private final int offset;
        private final long[] shape;

        /** Makes a field; the shape has dimensions where each record holds an array. */
        Field(Layout layout, int offset, long... shape) {
            this.layout = layout;
            this.offset = offset;
            this.shape = shape;
        }

        Layout layout() {
            return layout;
        }

        int offset() {
            return offset;
        }

        /** Returns the dimensions, shared. */
        long[] shape() {
            return shape;
        }
    }

    private Layout layout;

    DType(Layout layout) {
        this.layout = layout;
    }

    Layout layout() {
        return layout;
    }

    void setLayout(Layout newLayout) {
        layout = newLayout;
    }

    /**
     * Returns numpy's letter: b bool, i signed and u unsigned integer, f binary floating point, c complex, U text, S bytes,
     * O objects, V record or anything else, M and m times.
     */
    public char kind() {
        return layout.kind();
    }

    /** Returns the bytes of an element; 8 for one of objects, which lie elsewhere. */
    public int itemSize() {
        return layout.itemSize();
    }

    /** Returns the order of an element's bytes. */
    public ByteOrder byteOrder() {
        return layout.order();
    }

    /** Returns whether elements, or fields of them, refer to objects. */
    public boolean hasObjects() {
        return layout.hasObjects();
    }

    /** Returns whether elements are records of named fields. */
    public boolean isStructured() {
        return !layout.fields().isEmpty();
    }

    /** Returns the names of a record's fields and their types, in order, a copy. */
    public Map<String, DType> fields() {
        Map<String, DType> types = new LinkedHashMap<>();
        layout.fields().forEach((name, field) -> types.put(name, new DType(field.layout())));
        return Collections.unmodifiableMap(types);
    }

    /** Returns where a field starts in its record, in bytes, or -1 where there is none. */
    public int fieldOffset(String name) {
        Field field = field(name);
        return field == null ? -1 : field.offset();
    }

    @Nullable
    Field field(String name) {
        return layout.fields().get(name);
    }

    /** Returns as numpy writes it, such as {@code <f8}; a record's fields are counted, not shown. */
    @Override
    public String toString() {
        if (isStructured()) {
            return "a record of %d fields in %d bytes".formatted(layout.fields().size(), layout.itemSize());
        }
        if (layout.kind() == 'O') {
            return "O";
        }
        int bytesPerCharacter = layout.kind() == 'U' ? Integer.BYTES : 1;
        String order = layout.itemSize() == 1 || "SVbO".indexOf(layout.kind()) >= 0
                ? "|"
                : layout.order() == ByteOrder.LITTLE_ENDIAN ? "<" : ">";
        return order + layout.kind() + layout.itemSize() / bytesPerCharacter;
    }
}
