package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dtypes as numpy pickles them: a name such as f8, then a tuple with byte order, fields and size. */
final class DTypeStates {
    /** Numbers have the sizes that numpy has everywhere; those of long double differ between machines. */
    private static final Pattern NAME = Pattern.compile("b1|[iu][1248]|f[248]|[cOSUVMm][0-9]{0,9}");

    private static final int OBJECT_BYTES = 8;
    private static final int MIN_STATE_SIZE = 8;
    private static final int OLDEST_VERSION = 3;
    private static final int NEWEST_VERSION = 4;
    /** numpy's own cap is the range of int too. */
    private static final long MAX_ITEM_BYTES = Integer.MAX_VALUE;

    private DTypeStates() {}

    /** Returns what {@code numpy.dtype(name, ...)} makes. */
    static DType create(PyTuple arguments, BuildContext context) throws IOException {
        String name = context.argument(arguments, 0, String.class, "a dtype's name");
        if (!NAME.matcher(name).matches()) {
            throw context.unsupported("numpy dtype '%s'".formatted(StreamOrigin.shown(name)));
        }
        char kind = name.charAt(0);
        long count = name.length() == 1 ? 0 : Long.parseLong(name.substring(1));
        long itemSize = kind == 'O' ? OBJECT_BYTES : kind == 'U' ? Integer.BYTES * count : count;
        return new DType(DType.Layout.plain(kind, itemSize(itemSize, context), ByteOrder.LITTLE_ENDIAN));
    }

    private static int itemSize(long bytes, BuildContext context) throws IOException {
        if (bytes < 0 || bytes > MAX_ITEM_BYTES) {
            throw context.corrupt("a dtype of %d bytes an element".formatted(bytes));
        }
        return (int) bytes;
    }

    /** Sets (version, byte order, subarray, names, fields, item size, alignment, flags, ...). */
    static void set(DType dtype, PyTuple state, BuildContext context) throws IOException {
        long version = context.argument(state, 0, Long.class, "a dtype's version");
        if (version < OLDEST_VERSION || version > NEWEST_VERSION || state.size() < MIN_STATE_SIZE) {
            throw context.unsupported("a dtype of version %d with %d entries, versions %d and %d are read"
                    .formatted(version, state.size(), OLDEST_VERSION, NEWEST_VERSION));
        }
        char kind = dtype.kind();
        ByteOrder order = order(context.argument(state, 1, String.class, "a byte order"), context);
        long stated = context.argument(state, 5, Long.class, "a dtype's item size");
        int itemSize = stated < 0 ? dtype.itemSize() : itemSize(stated, context);
        boolean isFlexible = kind == 'U' || kind == 'S' || kind == 'V';
        if (!isFlexible && itemSize != dtype.itemSize()) {
            throw context.corrupt("a dtype '%s' of %d bytes an element".formatted(dtype, itemSize));
        }
        Map<String, DType.Field> fields = fields(state, itemSize, context);
        DType.Field subarray = subarray(state.get(2), itemSize, context);
        boolean hasObjects = kind == 'O'
                || (subarray != null && subarray.layout().hasObjects())
                || fields.values().stream().anyMatch(field -> field.layout().hasObjects());
        dtype.setLayout(new DType.Layout(kind, itemSize, order, fields, hasObjects, subarray));
    }

    private static ByteOrder order(String letter, BuildContext context) throws IOException {
        return switch (letter) {
            case "<", "|", "=" -> ByteOrder.LITTLE_ENDIAN;
            case ">" -> ByteOrder.BIG_ENDIAN;
            default ->
                throw context.corrupt("byte order '%s', expected <, > or |".formatted(StreamOrigin.shown(letter)));
        };
    }

    private static Map<String, DType.Field> fields(PyTuple state, int itemSize, BuildContext context)
            throws IOException {
        if (state.get(3) instanceof PyNone) {
            return Map.of();
        }
        List<Object> names = context.argument(state, 3, PyTuple.class, "the names of a dtype's fields")
                .elements();
        PyDict described = context.argument(state, 4, PyDict.class, "a dtype's fields");
        Map<String, DType.Field> fields = new LinkedHashMap<>();
        for (Object name : names) {
            String text = context.value(name, String.class, "a field's name");
            PyTuple field = context.value(
                    Objects.requireNonNullElse(described.get(text), PyNone.NONE), PyTuple.class, "a field");
            DType type = context.argument(field, 0, DType.class, "a field's type");
            long offset = context.argument(field, 1, Long.class, "a field's offset");
            if (offset < 0 || offset > itemSize - type.itemSize()) {
                throw context.corrupt("field '%s' of %d bytes at offset %d, a record has %d bytes"
                        .formatted(StreamOrigin.shown(text), type.itemSize(), offset, itemSize));
            }
            fields.put(text, field(type.layout(), (int) offset));
        }
        context.count((long) Budget.CONTAINER_BYTES * fields.size());
        return fields;
    }

    private static DType.Field field(DType.Layout layout, int offset) {
        DType.Field subarray = layout.subarray();
        return subarray == null
                ? new DType.Field(layout, offset)
                : new DType.Field(subarray.layout(), offset, subarray.shape());
    }

    /** Reads (type, dimensions), where each element is an array of that type. */
    private static DType.@Nullable Field subarray(Object described, int itemSize, BuildContext context)
            throws IOException {
        if (described instanceof PyNone) {
            return null;
        }
        PyTuple pair = context.value(described, PyTuple.class, "a subarray's type");
        DType.Layout base =
                context.argument(pair, 0, DType.class, "a subarray's type").layout();
        long[] shape = NumpyValues.shape(pair, 1, "a subarray's dimensions", context);
        long bytes = NumpyValues.byteSize(shape, base.itemSize(), context);
        if (base.subarray() != null || bytes != itemSize) {
            throw context.corrupt("a subarray of %d bytes in an element of %d".formatted(bytes, itemSize));
        }
        return new DType.Field(base, 0, shape);
    }
}
