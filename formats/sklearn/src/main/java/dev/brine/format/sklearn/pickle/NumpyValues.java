package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Arrays and scalars as numpy pickles them. */
final class NumpyValues {
    private static final int STATE_SIZE = 5;

    private NumpyValues() {}

    /** Returns the dimensions of a tuple of integers, each 0 or more. */
    static long[] shape(PyTuple tuple, BuildContext context) throws IOException {
        long[] shape = new long[tuple.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = context.argument(tuple, i, Long.class, "a dimension");
            if (shape[i] < 0) {
                throw context.corrupt("a dimension is %d, expected 0 or more".formatted(shape[i]));
            }
        }
        return shape;
    }

    /** Returns the dimensions that an argument states, a tuple, or an integer for one dimension. */
    static long[] shape(PyTuple arguments, int index, String what, BuildContext context) throws IOException {
        boolean isLength = index < arguments.size() && arguments.get(index) instanceof Long;
        PyTuple tuple =
                isLength ? PyTuple.of(arguments.get(index)) : context.argument(arguments, index, PyTuple.class, what);
        return shape(tuple, context);
    }

    /** Returns how many bytes so many elements take, after checking that against the limits. */
    static long byteSize(long[] shape, long itemSize, BuildContext context) throws IOException {
        boolean isEmpty = Arrays.stream(shape).anyMatch(dimension -> dimension == 0);
        long bytes = isEmpty ? 0 : itemSize;
        for (long dimension : shape) {
            boolean overflows = dimension != 0 && bytes > Long.MAX_VALUE / dimension;
            bytes = overflows ? Long.MAX_VALUE : bytes * dimension;
        }
        context.budget().checkArray(bytes, shape.length, context.offset());
        return bytes;
    }

    /** Returns what {@code _reconstruct(type, shape, code)} makes: an array that a BUILD fills, inert for an inert class. */
    static Object reconstruct(PyTuple arguments, BuildContext context) throws IOException {
        PyGlobal type = context.argument(arguments, 0, PyGlobal.class, "an array's class");
        if (type.isInert()) {
            return InertRecords.of(type, arguments, context);
        }
        DType bytes = new DType(DType.Layout.plain('i', 1, ByteOrder.LITTLE_ENDIAN));
        return new NdArray(bytes, Elements.ofBytes(HeapStore.of(new byte[0]), Strides.dense(new long[] {0}, 1, false)));
    }

    /**
     * Sets (version, shape, dtype, whether the first dimension runs fastest, bytes or a list of objects). Objects come in C
     * order whatever the flag says.
     */
    static void setState(NdArray array, PyTuple state, BuildContext context) throws IOException {
        if (state.size() != STATE_SIZE) {
            throw context.unsupported(
                    "an array's state of %d entries, expected %d".formatted(state.size(), STATE_SIZE));
        }
        long[] shape = shape(context.argument(state, 1, PyTuple.class, "an array's shape"), context);
        DType dtype = context.argument(state, 2, DType.class, "an array's type");
        boolean isFortran = isTrue(state.get(3), context);
        if (dtype.kind() == 'O') {
            List<Object> values = context.argument(state, 4, PyList.class, "an array's objects")
                    .elements();
            requireSize(values.size(), byteSize(shape, 1, context), "objects", context);
            context.count((long) Long.BYTES * values.size());
            array.set(dtype, Elements.ofValues(List.copyOf(values), Strides.dense(shape, 1, false)));
        } else {
            array.set(dtype, elements(bytes(state.get(4), context), dtype, shape, isFortran, context));
        }
    }

    /** Returns a truth value, for which Python 2 has an integer. */
    private static boolean isTrue(Object value, BuildContext context) throws IOException {
        if (value instanceof Long number) {
            return number != 0;
        }
        return context.value(value, Boolean.class, "an array's order");
    }

    /** Returns the bytes of a value; text is what Python 2 wrote, one character a byte. */
    private static ByteStore bytes(Object value, BuildContext context) throws IOException {
        if (value instanceof String text) {
            return HeapStore.of(latin1(text, context));
        }
        return context.value(value, PyBytes.class, "an array's elements").store();
    }

    private static void requireSize(long found, long expected, String unit, BuildContext context) throws IOException {
        if (found != expected) {
            throw context.corrupt("an array of %d %s, its shape and type need %d".formatted(found, unit, expected));
        }
    }

    private static Elements elements(
            ByteStore bytes, DType dtype, long[] shape, boolean isFortran, BuildContext context) throws IOException {
        requireBytes(dtype, context);
        requireSize(bytes.byteSize(), byteSize(shape, dtype.itemSize(), context), "bytes", context);
        return Elements.ofBytes(bytes, Strides.dense(shape, dtype.itemSize(), isFortran));
    }

    /** Refuses types whose elements hold references, or arrays, which numpy has in fields only. */
    static void requireBytes(DType dtype, BuildContext context) throws IOException {
        if (dtype.layout().hasObjects() || dtype.layout().subarray() != null) {
            throw context.unsupported("an array whose elements are " + dtype);
        }
    }

    /** Returns what {@code _frombuffer(bytes, dtype, shape, order, axes)} makes; numpy 2.3 added order K with axes. */
    static Object fromBuffer(PyTuple arguments, BuildContext context) throws IOException {
        ByteStore bytes = context.argument(arguments, 0, PyBytes.class, "an array's bytes")
                .store();
        DType dtype = context.argument(arguments, 1, DType.class, "an array's type");
        long[] shape = shape(arguments, 2, "an array's shape", context);
        String order = context.argument(arguments, 3, String.class, "an array's order");
        Elements elements = elements(bytes, dtype, shape, order.equals("F"), context);
        boolean hasAxes = order.equals("K") && arguments.size() > 4 && arguments.get(4) instanceof PyTuple;
        if (!hasAxes && !order.equals("C") && !order.equals("F")) {
            throw context.corrupt("an array's order is '%s', expected C or F".formatted(StreamOrigin.shown(order)));
        }
        DType own = new DType(dtype.layout());
        return new NdArray(own, hasAxes ? permuted(elements, (PyTuple) arguments.get(4), context) : elements);
    }

    private static Elements permuted(Elements elements, PyTuple axes, BuildContext context) throws IOException {
        long[] order = shape(axes, context);
        long[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] != i || sorted.length != elements.strides().rank()) {
                throw context.corrupt("an array's axes are no order of its %d dimensions"
                        .formatted(elements.strides().rank()));
            }
        }
        int[] permutation = Arrays.stream(order).mapToInt(Math::toIntExact).toArray();
        return new Elements(
                elements.bytes(), elements.values(), elements.strides().permuted(permutation));
    }

    /** Returns what {@code scalar(dtype, bytes)} makes, as a plain value. */
    static Object scalar(PyTuple arguments, BuildContext context) throws IOException {
        DType dtype = context.argument(arguments, 0, DType.class, "a scalar's type");
        if (dtype.kind() == 'O') {
            return context.argument(arguments, 1, Object.class, "a scalar's value");
        }
        ByteStore bytes = bytes(context.argument(arguments, 1, Object.class, "a scalar's bytes"), context);
        requireSize(bytes.byteSize(), dtype.itemSize(), "bytes", context);
        byte[] copy = new byte[dtype.itemSize()];
        context.count(copy.length);
        bytes.read(0, copy, 0, copy.length);
        try {
            return Elements.value(dtype, copy);
        } catch (IllegalStateException e) { // a time, a complex number or a record
            return InertRecords.of(
                    new PyGlobal("numpy", "generic", PyGlobal.Sort.INERT, context.offset()), arguments, context);
        }
    }

    /** Returns what {@code _codecs.encode(text, 'latin1')} makes, which is how old protocols write bytes. */
    static Object encode(PyTuple arguments, BuildContext context) throws IOException {
        String text = context.argument(arguments, 0, String.class, "a text of bytes");
        String encoding = context.argument(arguments, 1, String.class, "an encoding");
        if (!encoding.equals("latin1") && !encoding.equals("latin-1")) {
            throw context.unsupported(
                    "the encoding '%s', only latin1 stands for bytes".formatted(StreamOrigin.shown(encoding)));
        }
        return PyBytes.of(latin1(text, context));
    }

    static byte[] latin1(String text, BuildContext context) throws IOException {
        context.count(text.length());
        boolean isBytes = text.chars().allMatch(c -> c <= 0xff);
        if (!isBytes) {
            throw context.corrupt("a text that stands for bytes has characters past 255");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
