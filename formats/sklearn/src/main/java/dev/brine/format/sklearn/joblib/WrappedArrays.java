package dev.brine.format.sklearn.joblib;

import dev.brine.format.sklearn.pickle.Budget;
import dev.brine.format.sklearn.pickle.DType;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PickleInput;
import dev.brine.format.sklearn.pickle.PickleMachine;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.format.sklearn.pickle.PyTuple;
import java.io.IOException;
import java.util.Set;

/** joblib's stand-ins for arrays: the elements follow in the stream, right behind the stand-in's BUILD. */
final class WrappedArrays {
    private static final Set<String> WRAPPERS =
            Set.of("joblib.numpy_pickle.NumpyArrayWrapper", "sklearn.externals.joblib.numpy_pickle.NumpyArrayWrapper");
    private static final Set<String> OLD_WRAPPERS = Set.of("NDArrayWrapper", "ZNDArrayWrapper");
    private static final int PADDING_BYTE = 0xff;

    private WrappedArrays() {}

    /**
     * Returns the array of a stand-in, read from the stream; any other record as it is.
     *
     * @param frameEnd where the frame ends that the stand-in lies in, or -1 outside of frames
     */
    static Object built(PyObject object, PickleInput in, Budget budget, long frameEnd) throws IOException {
        if (WRAPPERS.contains(object.className())) {
            return read(object, in, budget, frameEnd);
        }
        if (object.className().contains("joblib.") && OLD_WRAPPERS.contains(object.simpleName())) {
            throw in.origin()
                    .unsupported(
                            "its arrays lie in other files beside it, as joblib before 0.10 wrote them; load it there and dump it with a newer joblib",
                            object.offset());
        }
        return object;
    }

    private static Object read(PyObject wrapper, PickleInput in, Budget budget, long frameEnd) throws IOException {
        if (frameEnd >= 0 && frameEnd != in.position()) {
            throw in.origin()
                    .corrupt("an array's elements start inside a frame that ends at " + frameEnd, in.position());
        }
        DType dtype = attribute(wrapper, "dtype", DType.class, in);
        PyTuple shape = attribute(wrapper, "shape", PyTuple.class, in);
        String order = attribute(wrapper, "order", String.class, in);
        if (!order.equals("C") && !order.equals("F")) {
            throw in.origin().corrupt("an array's order is neither C nor F", wrapper.offset());
        }
        if (dtype.hasObjects()) {
            return objects(in, budget);
        }
        if (wrapper.get("numpy_array_alignment_bytes") instanceof Long alignment) {
            skipPadding(in, alignment);
        }
        return NdArray.read(in, budget, dtype, shape, order.equals("F"));
    }

    private static <T> T attribute(PyObject wrapper, String name, Class<T> type, PickleInput in) throws IOException {
        Object value = wrapper.get(name);
        if (!type.isInstance(value)) {
            throw in.origin()
                    .corrupt(
                            "an array's %s is %s".formatted(name, value == null ? "missing" : value), wrapper.offset());
        }
        return type.cast(value);
    }

    /** Reads an array of objects: a pickle with a memo of its own, in which arrays have no stand-ins. */
    private static Object objects(PickleInput in, Budget budget) throws IOException {
        long offset = in.position();
        Object array = PickleMachine.read(in, budget, PickleMachine.BuildHook.NONE);
        if (!(array instanceof NdArray)) {
            throw in.origin().corrupt("the pickle of an array of objects holds another value", offset);
        }
        return array;
    }

    /** Skips padding: one byte with the number of bytes that follow, each 0xff, so that the elements are aligned in the file. */
    private static void skipPadding(PickleInput in, long alignment) throws IOException {
        long offset = in.position();
        int count = in.readByte("an array's padding");
        if (count > alignment) {
            throw in.origin()
                    .corrupt("%d bytes of padding before an array, at most %d".formatted(count, alignment), offset);
        }
        for (int i = 0; i < count; i++) {
            if (in.readByte("an array's padding") != PADDING_BYTE) {
                throw in.origin().corrupt("a byte of padding before an array is not 0xff", in.position() - 1);
            }
        }
    }
}
