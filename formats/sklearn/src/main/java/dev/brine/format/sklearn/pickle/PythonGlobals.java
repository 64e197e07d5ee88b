package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The allow-list by exact name, in the spelling of Python 3 and numpy 1; PICKLE.md says which version names which. */
final class PythonGlobals {
    /** The value that a function makes of arguments. */
    @FunctionalInterface
    interface Function {
        Object make(PyTuple arguments, BuildContext context) throws IOException;
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
    static final Set<String> VALUES = names("""
            builtins: object bool int float str list tuple dict
            numpy: ndarray matrix memmap number integer floating bool bool_ int8 int16 int32 int64 intc intp \
                uint8 uint16 uint32 uint64 uintp float16 float32 float64 str_ bytes_ object_
            numpy.matrixlib.defmatrix: matrix
            numpy.core.memmap: memmap
            sklearn.metrics._scorer: _passthrough_scorer
            sklearn.utils.validation: check_array
            """);

    /** Classes, and functions that stand for one, whose instances become records. */
    static final Set<String> RECORDS = names("""
            builtins: complex range
            collections: deque Counter
            functools: partial
            sklearn.compose._column_transformer: make_column_selector
            numpy.ma: MaskedArray
            joblib.numpy_pickle: NumpyArrayWrapper NDArrayWrapper ZNDArrayWrapper
            joblib.numpy_pickle_compat: NDArrayWrapper ZNDArrayWrapper
            sklearn.externals.joblib.numpy_pickle_compat: NDArrayWrapper
            joblib.memory: Memory
            joblib._store_backends: FileSystemStoreBackend
            joblib.logger: Logger
            numpy.ma.core: MaskedArray _mareconstruct
            pandas.core.internals.managers: SingleBlockManager BlockManager
            pandas.core.internals: SingleBlockManager BlockManager
            pandas._libs.internals: _unpickle_block
            numpy.random._pickle: __randomstate_ctor __generator_ctor __bit_generator_ctor
            numpy.random: __RandomState_ctor
            numpy.random.mtrand: RandomState
            numpy.random._generator: Generator
            numpy.random._mt19937: MT19937
            numpy.random._pcg64: PCG64 PCG64DXSM
            numpy.random._philox: Philox
            numpy.random._sfc64: SFC64
            numpy.random.bit_generator: SeedSequence
            scipy.sparse.csr: csr_matrix
            scipy.sparse.csc: csc_matrix
            scipy.sparse.coo: coo_matrix
            scipy.sparse._csr: csr_matrix csr_array
            scipy.sparse._csc: csc_matrix csc_array
            scipy.sparse._coo: coo_matrix coo_array
            """);

    /** Functions that remake an instance of the class they are given first. */
    static final Set<String> FACTORIES_OF_FIRST_ARGUMENT = names("""
            copyreg: __newobj__ _reconstructor
            pandas.core.indexes.base: _new_Index
            pandas._libs.arrays: __pyx_unpickle_NDArrayBacked
            numpy.random.bit_generator: __pyx_unpickle_SeedSequence
            sklearn.metrics._dist_metrics: newObj
            sklearn.neighbors._ball_tree: newObj
            sklearn.neighbors._kd_tree: newObj
            """);

    private PythonGlobals() {}

    /** Returns the whole names of a list, each line of which has a module and names in it. */
    private static Set<String> names(String list) {
        Set<String> names = new HashSet<>();
        list.lines().forEach(line -> {
            String[] words = line.split("[: ]+", -1);
            for (String name : List.of(words).subList(1, words.length)) {
                names.add(words[0] + "." + name);
            }
        });
        return names;
    }

    static void addTo(Map<String, Function> table) {
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
        table.put("collections.defaultdict", (arguments, context) -> new PyDict());
    }

    private static Object slice(PyTuple arguments, BuildContext context) throws IOException {
        return new PySlice(
                context.argument(arguments, 0, Object.class, "a slice's start"),
                context.argument(arguments, 1, Object.class, "a slice's stop"),
                context.argument(arguments, 2, Object.class, "a slice's step"));
    }

    static Object set(PyTuple arguments, BuildContext context) throws IOException {
        PySet set = new PySet();
        if (arguments.size() > 0) {
            List<Object> elements = context.argument(arguments, 0, PyList.class, "a set's elements")
                    .elements();
            context.count((long) Budget.VALUE_BYTES * 2 * elements.size());
            for (Object element : elements) {
                set.add(element, context);
            }
        }
        return set;
    }

    /** Makes bytes: none of no argument, and one of each character of a text. */
    private static Object bytes(PyTuple arguments, BuildContext context) throws IOException {
        if (arguments.size() == 0) {
            return PyBytes.of(new byte[0]);
        }
        if (arguments.get(0) instanceof String text) {
            return PyBytes.of(NumpyValues.latin1(text, context));
        }
        return context.argument(arguments, 0, PyBytes.class, "what bytes are made of");
    }

    /** Makes a dict of a list of pairs, as Python 2 writes it; Python 3 sets items later. */
    private static Object orderedDict(PyTuple arguments, BuildContext context) throws IOException {
        PyDict dict = new PyDict();
        if (arguments.size() == 0) {
            return dict;
        }
        for (Object pair :
                context.argument(arguments, 0, PyList.class, "a dict's items").elements()) {
            PyList item = context.value(pair, PyList.class, "a dict's item");
            context.count(2L * Budget.VALUE_BYTES);
            if (item.size() != 2) {
                throw context.corrupt(
                        "a dict's item has %d elements, expected a key and a value".formatted(item.size()));
            }
            dict.put(item.get(0), item.get(1), context);
        }
        return dict;
    }
}
