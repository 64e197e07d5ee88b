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

    /** Returns what {@code _reconstruct(type, shape, code)} makes: an array that a BUILD fills, inert for an inert class. */
    static Object reconstruct(PyTuple arguments, Call call) throws IOException {
        PyGlobal type = call.argument(arguments, 0, PyGlobal.class, "an array's class");
        if (type.isInert()) {
            return InertRecords.of(type, arguments, call);
        }
        DType bytes = new DType(DType.Layout.plain('i', 1, ByteOrder.LITTLE_ENDIAN));
        return new NdArray(bytes, Elements.ofBytes(HeapStore.of(new byte[0]), Strides.dense(new long[] {0}, 1, false)));
    }

    /**
     * Sets (version, shape, dtype, whether the first dimension runs fastest, bytes or a list of objects). Objects come in C
     * order whatever the flag says.
     */
    static void setState(NdArray array, PyTuple state, Call call) throws IOException {
        if (state.size() != STATE_SIZE) {
            throw call.unsupported("an array's state of %d entries, expected %d".formatted(state.size(), STATE_SIZE));
        }
        long[] shape = ArrayShape.of(call.argument(state, 1, PyTuple.class, "an array's shape"), call);
        DType dtype = call.argument(state, 2, DType.class, "an array's type");
        boolean isFortran = isTrue(state.get(3), call);
        if (dtype.kind() == 'O') {
            List<Object> values =
                    call.argument(state, 4, PyList.class, "an array's objects").elements();
            requireSize(values.size(), ArrayShape.byteSize(shape, 1, call), "objects", call);
            call.count((long) Long.BYTES * values.size());
            array.set(dtype, Elements.ofValues(List.copyOf(values), Strides.dense(shape, 1, false)));
        } else {
            array.set(dtype, elements(bytes(state.get(4), call), dtype, shape, isFortran, call));
        }
    }

    /** Python 2 has no truth value here but an integer. */
    private static boolean isTrue(Object value, Call call) throws IOException {
        if (value instanceof Long number) {
            return number != 0;
        }
        return call.value(value, Boolean.class, "an array's order");
    }

    /** Text is what Python 2 wrote: one character a byte. */
    private static ByteStore bytes(Object value, Call call) throws IOException {
        if (value instanceof String text) {
            return HeapStore.of(latin1(text, call));
        }
        return call.value(value, PyBytes.class, "an array's elements").store();
    }

    private static void requireSize(long found, long expected, String unit, Call call) throws IOException {
        if (found != expected) {
            throw call.corrupt("an array of %d %s, its shape and type need %d".formatted(found, unit, expected));
        }
    }

    private static Elements elements(ByteStore bytes, DType dtype, long[] shape, boolean isFortran, Call call)
            throws IOException {
        requireBytes(dtype, call);
        requireSize(bytes.byteSize(), ArrayShape.byteSize(shape, dtype.itemSize(), call), "bytes", call);
        return Elements.ofBytes(bytes, Strides.dense(shape, dtype.itemSize(), isFortran));
    }

    /** Refuses types whose elements hold references, or arrays, which numpy has in fields only. */
    static void requireBytes(DType dtype, Call call) throws IOException {
        if (dtype.layout().hasObjects() || dtype.layout().subarray() != null) {
            throw call.unsupported("an array whose elements are " + dtype);
        }
    }

    /** Returns what {@code _frombuffer(bytes, dtype, shape, order, axes)} makes; numpy 2.3 added order K with axes. */
    static Object fromBuffer(PyTuple arguments, Call call) throws IOException {
        ByteStore bytes =
                call.argument(arguments, 0, PyBytes.class, "an array's bytes").store();
        DType dtype = call.argument(arguments, 1, DType.class, "an array's type");
        long[] shape = arguments.size() > 2 && arguments.get(2) instanceof Long length
                ? ArrayShape.of(PyTuple.of(length), call)
                : ArrayShape.of(call.argument(arguments, 2, PyTuple.class, "an array's shape"), call);
        String order = call.argument(arguments, 3, String.class, "an array's order");
        Elements elements = elements(bytes, dtype, shape, order.equals("F"), call);
        boolean hasAxes = order.equals("K") && arguments.size() > 4 && arguments.get(4) instanceof PyTuple;
        if (!hasAxes && !order.equals("C") && !order.equals("F")) {
            throw call.corrupt("an array's order is '%s', expected C or F".formatted(Place.shown(order)));
        }
        DType own = new DType(dtype.layout());
        return new NdArray(own, hasAxes ? permuted(elements, (PyTuple) arguments.get(4), call) : elements);
    }

    private static Elements permuted(Elements elements, PyTuple axes, Call call) throws IOException {
        long[] order = ArrayShape.of(axes, call);
        long[] sorted = order.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i] != i || sorted.length != elements.strides().rank()) {
                throw call.corrupt("an array's axes are no order of its %d dimensions"
                        .formatted(elements.strides().rank()));
            }
        }
        int[] permutation = Arrays.stream(order).mapToInt(Math::toIntExact).toArray();
        return new Elements(
                elements.bytes(), elements.values(), elements.strides().permuted(permutation));
    }

    /** Returns what {@code scalar(dtype, bytes)} makes, as a plain value. */
    static Object scalar(PyTuple arguments, Call call) throws IOException {
        DType dtype = call.argument(arguments, 0, DType.class, "a scalar's type");
        if (dtype.kind() == 'O') {
            return call.argument(arguments, 1, Object.class, "a scalar's value");
        }
        ByteStore bytes = bytes(call.argument(arguments, 1, Object.class, "a scalar's bytes"), call);
        requireSize(bytes.byteSize(), dtype.itemSize(), "bytes", call);
        byte[] copy = new byte[dtype.itemSize()];
        call.count(copy.length);
        bytes.read(0, copy, 0, copy.length);
        try {
            return ElementValues.of(dtype, copy);
        } catch (IllegalStateException e) { // a time, a complex number or a record
            return InertRecords.of(
                    new PyGlobal("numpy", "generic", PyGlobal.Sort.INERT, call.offset()), arguments, call);
        }
    }

    /** Returns what {@code _codecs.encode(text, 'latin1')} makes, which is how old protocols write bytes. */
    static Object encode(PyTuple arguments, Call call) throws IOException {
        String text = call.argument(arguments, 0, String.class, "a text of bytes");
        String encoding = call.argument(arguments, 1, String.class, "an encoding");
        if (!encoding.equals("latin1") && !encoding.equals("latin-1")) {
            throw call.unsupported("the encoding '%s', only latin1 stands for bytes".formatted(Place.shown(encoding)));
        }
        return PyBytes.of(latin1(text, call));
    }

    static byte[] latin1(String text, Call call) throws IOException {
        call.count(text.length());
        boolean isBytes = text.chars().allMatch(c -> c <= 0xff);
        if (!isBytes) {
            throw call.corrupt("a text that stands for bytes has characters past 255");
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
