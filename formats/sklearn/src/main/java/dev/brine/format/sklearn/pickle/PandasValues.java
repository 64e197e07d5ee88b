package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The elements of what pandas 0.25 to 3 pickles: an Index, a Series, a Categorical, an array of texts. Those are records
 * around arrays, of different layouts.
 */
public final class PandasValues {
    /** The most elements, as a range states its length without taking space in the file. */
    private static final int MAX_ELEMENTS = 1 << 20;
    /** A Series of a Categorical of an Index of texts is four deep; records of a hostile file can hold themselves. */
    private static final int MAX_DEPTH = 8;

    private static final Set<String> INDEXES =
            Set.of("Index", "CategoricalIndex", "Int64Index", "UInt64Index", "Float64Index", "NumericIndex");

    private PandasValues() {}

    /**
     * Returns the elements of an Index, Series, Categorical or array of texts as an array of one dimension or a list; any
     * other value, and one of elements that are no plain values, as it is.
     *
     * @throws IOException if the file cannot be read
     */
    public static Object plain(Object value) throws IOException {
        Object elements = plain(value, 0);
        return elements == null ? value : elements;
    }

    private static @Nullable Object plain(@Nullable Object value, int depth) throws IOException {
        if (value instanceof NdArray array && depth > 0) {
            return array.rank() == 1 ? array : null;
        }
        if (depth == MAX_DEPTH
                || !(value instanceof PyObject object)
                || !object.type().library().equals("pandas")) {
            return null;
        }
        if (INDEXES.contains(object.simpleName())) {
            return plain(argument(object, "data"), depth + 1);
        }
        return switch (object.simpleName()) {
            case "RangeIndex" -> range(argument(object, "start"), argument(object, "stop"), argument(object, "step"));
            case "Series" -> plain(block(object.has("_mgr") ? object.get("_mgr") : object.get("_data")), depth + 1);
            case "Categorical" -> categorical(object, depth);
            case "StringArray", "PandasArray", "NumpyExtensionArray" -> plain(backing(object), depth + 1);
            default -> null;
        };
    }

    /** Returns what the function that makes an index was given by a name. */
    private static @Nullable Object argument(PyObject index, String name) {
        PyTuple given = index.arguments();
        return given.size() == 1 && given.get(0) instanceof PyDict named ? named.get(name) : null;
    }

    private static @Nullable PyList range(@Nullable Object start, @Nullable Object stop, @Nullable Object step) {
        if (!(start instanceof Long first && stop instanceof Long end && step instanceof Long by)
                || !LongStream.of(first, end, by).allMatch(value -> -MAX_ELEMENTS <= value && value <= MAX_ELEMENTS)) {
            return null;
        }
        List<Long> elements = new ArrayList<>();
        for (long at = first; by > 0 ? at < end : by < 0 && at > end; at += by) {
            elements.add(at);
        }
        return PyList.of(elements);
    }

    /** Returns the values of the only block of a Series; its state is axes, values of the blocks, their items. */
    private static @Nullable Object block(@Nullable Object manager) {
        return manager instanceof PyObject object
                        && object.state() instanceof PyTuple state
                        && state.size() > 1
                        && state.get(1) instanceof PyList values
                        && values.size() == 1
                ? values.get(0)
                : null;
    }

    /** Returns the array inside an array of pandas: an attribute, or, by newer versions, a part of the state. */
    private static @Nullable Object backing(PyObject array) {
        for (String name : List.of("_ndarray", "_codes")) {
            if (array.has(name)) {
                return array.get(name);
            }
        }
        return inState(array, NdArray.class);
    }

    private static <T> @Nullable T inState(PyObject object, Class<T> type) {
        return object.state() instanceof PyTuple parts
                ? parts.elements().stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Returns each element's category; NaN for none. */
    private static @Nullable PyList categorical(PyObject array, int depth) throws IOException {
        Object dtype = array.has("_dtype") ? array.get("_dtype") : inState(array, PyObject.class);
        Object categories = dtype instanceof PyObject known ? known.get("categories") : array.get("_categories");
        List<Object> known = elements(plain(categories, depth + 1));
        List<Object> codes = elements(plain(backing(array), depth + 1));
        if (known == null || codes == null) {
            return null;
        }
        List<Object> values = new ArrayList<>(codes.size());
        for (Object code : codes) {
            if (!(code instanceof Long place) || place < -1 || place >= known.size()) {
                return null;
            }
            values.add(place < 0 ? Double.NaN : known.get(place.intValue()));
        }
        return PyList.of(values);
    }

    private static @Nullable List<Object> elements(@Nullable Object plain) throws IOException {
        if (plain instanceof PyList list) {
            return list.elements();
        }
        if (!(plain instanceof NdArray array)
                || array.elementCount() > MAX_ELEMENTS
                || "biufUSO".indexOf(array.dtype().kind()) < 0) {
            return null;
        }
        List<Object> elements = new ArrayList<>((int) array.elementCount());
        for (long i = 0; i < array.elementCount(); i++) {
            elements.add(array.valueAt(i));
        }
        return elements;
    }
}
