package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The allow-list by exact name, in the spelling of Python 3 and numpy 1; PICKLE.md says which version names which. */
final class PythonGlobals {
    /** What a function makes of arguments. */
    @FunctionalInterface
    interface Function {
        Object make(PyTuple arguments, Call call) throws IOException;
    }

    /** Where functions are added. */
    @FunctionalInterface
    interface Table {
        void put(String name, Function function);
    }

    /** Beginnings of names that changed, each with what it means; the longest first. */
    static final List<Map.Entry<String, String>> SPELLINGS = List.of(
            Map.entry("__builtin__.", "builtins."),
            Map.entry("copy_reg.", "copyreg."),
            Map.entry("dill.dill.", "dill._dill."),
            Map.entry("numpy._core._multiarray_umath.", "numpy.core.multiarray."),
            Map.entry("numpy.core._multiarray_umath.", "numpy.core.multiarray."),
            Map.entry("numpy._core.", "numpy.core."));

    /** Classes that may stand as a value, such as the type of an encoder or of an array. */
    static final Set<String> VALUES = Set.of(
            "builtins.object",
            "builtins.bool",
            "builtins.int",
            "builtins.float",
            "builtins.str",
            "builtins.list",
            "builtins.tuple",
            "builtins.dict",
            "numpy.ndarray",
            "numpy.matrix",
            "numpy.matrixlib.defmatrix.matrix",
            "numpy.memmap",
            "numpy.core.memmap.memmap",
            "numpy.number",
            "numpy.integer",
            "numpy.floating",
            "sklearn.metrics._scorer._passthrough_scorer",
            "sklearn.utils.validation.check_array",
            "numpy.bool",
            "numpy.bool_",
            "numpy.int8",
            "numpy.int16",
            "numpy.int32",
            "numpy.int64",
            "numpy.intc",
            "numpy.intp",
            "numpy.uint8",
            "numpy.uint16",
            "numpy.uint32",
            "numpy.uint64",
            "numpy.uintp",
            "numpy.float16",
            "numpy.float32",
            "numpy.float64",
            "numpy.str_",
            "numpy.bytes_",
            "numpy.object_");

    /** Classes, and functions that stand for one, whose instances become records. */
    static final Set<String> RECORDS = Set.of(
            "builtins.complex",
            "builtins.range",
            "collections.deque",
            "collections.Counter",
            "functools.partial",
            "sklearn.compose._column_transformer.make_column_selector",
            "numpy.ma.MaskedArray",
            "joblib.numpy_pickle.NumpyArrayWrapper",
            "joblib.numpy_pickle.NDArrayWrapper",
            "joblib.numpy_pickle.ZNDArrayWrapper",
            "joblib.numpy_pickle_compat.NDArrayWrapper",
            "joblib.numpy_pickle_compat.ZNDArrayWrapper",
            "sklearn.externals.joblib.numpy_pickle_compat.NDArrayWrapper",
            "joblib.memory.Memory",
            "joblib._store_backends.FileSystemStoreBackend",
            "joblib.logger.Logger",
            "numpy.ma.core.MaskedArray",
            "numpy.ma.core._mareconstruct",
            "pandas.core.internals.managers.SingleBlockManager",
            "pandas.core.internals.managers.BlockManager",
            "pandas.core.internals.SingleBlockManager",
            "pandas.core.internals.BlockManager",
            "pandas._libs.internals._unpickle_block",
            "numpy.random._pickle.__randomstate_ctor",
            "numpy.random._pickle.__generator_ctor",
            "numpy.random._pickle.__bit_generator_ctor",
            "numpy.random.__RandomState_ctor",
            "numpy.random.mtrand.RandomState",
            "numpy.random._generator.Generator",
            "numpy.random._mt19937.MT19937",
            "numpy.random._pcg64.PCG64",
            "numpy.random._pcg64.PCG64DXSM",
            "numpy.random._philox.Philox",
            "numpy.random._sfc64.SFC64",
            "numpy.random.bit_generator.SeedSequence",
            "scipy.sparse.csr.csr_matrix",
            "scipy.sparse.csc.csc_matrix",
            "scipy.sparse.coo.coo_matrix",
            "scipy.sparse._csr.csr_matrix",
            "scipy.sparse._csc.csc_matrix",
            "scipy.sparse._coo.coo_matrix",
            "scipy.sparse._csr.csr_array",
            "scipy.sparse._csc.csc_array",
            "scipy.sparse._coo.coo_array");

    /** Functions that remake an instance of the class they are given first. */
    static final Set<String> FACTORIES_OF_FIRST_ARGUMENT = Set.of(
            "copyreg.__newobj__",
            "copyreg._reconstructor",
            "pandas.core.indexes.base._new_Index",
            "pandas._libs.arrays.__pyx_unpickle_NDArrayBacked",
            "numpy.random.bit_generator.__pyx_unpickle_SeedSequence",
            "sklearn.metrics._dist_metrics.newObj",
            "sklearn.neighbors._ball_tree.newObj",
            "sklearn.neighbors._kd_tree.newObj");

    private PythonGlobals() {}

    static void addTo(Table table) {
        DillValues.addTo(table);
        table.put("_codecs.encode", NumpyValues::encode);
        table.put("numpy.dtype", DTypeStates::create);
        table.put("numpy.core.multiarray._reconstruct", NumpyValues::reconstruct);
        table.put("numpy.core.multiarray.scalar", NumpyValues::scalar);
        table.put("numpy.core.numeric._frombuffer", NumpyValues::fromBuffer);
        table.put("builtins.slice", PythonGlobals::slice);
        table.put("builtins.set", PythonGlobals::set);
        table.put("builtins.frozenset", PythonGlobals::set);
        table.put("builtins.bytes", PythonGlobals::bytes);
        table.put("builtins.bytearray", PythonGlobals::bytes);
        table.put("collections.OrderedDict", PythonGlobals::orderedDict);
        table.put("collections.defaultdict", (arguments, call) -> new PyDict());
    }

    private static Object slice(PyTuple arguments, Call call) throws IOException {
        return new PySlice(
                call.argument(arguments, 0, Object.class, "a slice's start"),
                call.argument(arguments, 1, Object.class, "a slice's stop"),
                call.argument(arguments, 2, Object.class, "a slice's step"));
    }

    static Object set(PyTuple arguments, Call call) throws IOException {
        PySet set = new PySet();
        if (arguments.size() > 0) {
            List<Object> elements = call.argument(arguments, 0, PyList.class, "a set's elements")
                    .elements();
            call.count((long) Budget.VALUE_BYTES * 2 * elements.size());
            try {
                elements.forEach(set::add);
            } catch (IllegalArgumentException e) {
                throw call.corrupt("a set gets " + e.getMessage());
            }
        }
        return set;
    }

    /** No argument is no bytes; text is one character a byte. */
    private static Object bytes(PyTuple arguments, Call call) throws IOException {
        if (arguments.size() == 0) {
            return PyBytes.of(new byte[0]);
        }
        if (arguments.get(0) instanceof String text) {
            return PyBytes.of(NumpyValues.latin1(text, call));
        }
        return call.argument(arguments, 0, PyBytes.class, "what bytes are made of");
    }

    /** Python 2 gives a list of pairs, each a list; Python 3 sets items later. */
    private static Object orderedDict(PyTuple arguments, Call call) throws IOException {
        PyDict dict = new PyDict();
        if (arguments.size() == 0) {
            return dict;
        }
        for (Object pair :
                call.argument(arguments, 0, PyList.class, "a dict's items").elements()) {
            PyList item = call.value(pair, PyList.class, "a dict's item");
            call.count(2L * Budget.VALUE_BYTES);
            if (item.size() != 2) {
                throw call.corrupt("a dict's item has %d elements, expected a key and a value".formatted(item.size()));
            }
            try {
                dict.put(item.get(0), item.get(1));
            } catch (IllegalArgumentException e) {
                throw call.corrupt("a dict gets " + e.getMessage());
            }
        }
        return dict;
    }
}
