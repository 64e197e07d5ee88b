package dev.brine.format.sklearn.skops;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.format.sklearn.pickle.Budget;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyBytes;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyGlobal;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyTuple;
import dev.brine.format.sklearn.pickle.PythonValues;
import dev.brine.format.sklearn.pickle.StreamOrigin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the value of one node from its fields, in which nodes are values already. Only names that a pickle may have are let through. */
final class NodeValues {
    private static final Set<String> ARRAY_CLASSES =
            Set.of("numpy.ndarray", "numpy.matrix", "numpy.memmap", "numpy.matrixlib.defmatrix.matrix");

    private static final String ARRAY = ".npy";

    private final ZipArchive archive;
    private final StreamOrigin origin;
    private final Budget budget;
    private final PythonValues values;
    /** A member is read once, however often nodes name it. */
    private final Map<String, Object> members = new HashMap<>();

    NodeValues(ZipArchive archive, StreamOrigin origin, Budget budget) {
        this.archive = archive;
        this.origin = origin;
        this.budget = budget;
        this.values = new PythonValues(origin, budget);
    }

    /**
     * Returns the value of a node.
     *
     * @param offset where its text ends, for messages
     * @throws ModelFormatException if a name is refused, the kind of node is not known or fields are missing
     */
    Object make(String loader, Map<String, Object> fields, long offset) throws IOException {
        Node node = new Node(origin, loader, fields, offset);
        return switch (loader) {
            case "JsonNode" -> SchemaReader.scalar(node.get("content", String.class), budget, origin, offset);
            case "DictNode" -> dict(node);
            case "DefaultDictNode", "_DictWithDeprecatedKeysNode" -> node.inner("main", Object.class);
            case "ListNode" -> list(node);
            case "TupleNode" -> tuple(node);
            case "SetNode" -> values.set(node.get("content", List.class));
            case "BytesNode", "BytearrayNode" -> member(node, PyBytes.class);
            case "NdArrayNode" -> array(node);
            case "DTypeNode" -> node.get("content", NdArray.class).dtype();
            case "SparseMatrixNode" -> sparse(node);
            case "TypeNode" -> type(node);
            case "FunctionNode" -> function(node);
            default -> object(node);
        };
    }

    private Object object(Node node) throws IOException {
        return switch (node.loader()) {
            case "ObjectNode" -> built(node, List.of());
            case "ConstructorFromReduceNode" -> values.make(type(node), node.elements("content"));
            case "OperatorFuncNode" -> values.make(type(node), node.elements("attrs"));
            case "SliceNode" ->
                values.make(
                        type(node),
                        List.of(
                                node.inner("start", Object.class),
                                node.inner("stop", Object.class),
                                node.inner("step", Object.class)));
            case "PartialNode" -> partial(node);
            case "MethodNode" ->
                values.make(
                        values.global("builtins", "getattr"),
                        List.of(node.inner("obj", Object.class), node.inner("func", String.class)));
            case "MaskedArrayNode" ->
                values.make(type(node), List.of(node.inner("data", Object.class), node.inner("mask", Object.class)));
            // What they draw next takes no part in a prediction.
            case "RandomStateNode", "RandomGeneratorNode" -> values.make(type(node), List.of());
            default -> reduced(node);
        };
    }

    /** Returns an instance of a compiled class: trees, losses, and those of libraries that skops knows. */
    private Object reduced(Node node) throws IOException {
        if (!(node.fields().get("__reduce__") instanceof Map<?, ?> reduce)
                || !(reduce.get("args") instanceof PyTuple arguments)) {
            throw origin.unsupported(
                    "a %s of class %s is a kind of node that is not known, perhaps of a newer skops; save the model with joblib"
                            .formatted(StreamOrigin.shown(node.loader()), node.className()),
                    node.offset());
        }
        return built(node, arguments.elements());
    }

    private Object built(Node node, List<?> arguments) throws IOException {
        Object made = values.make(type(node), arguments);
        Object state = node.fields().getOrDefault("content", PyNone.NONE);
        boolean isEmpty = state == PyNone.NONE
                || (state instanceof PyDict dict && dict.size() == 0)
                || (state instanceof PyTuple tuple && tuple.size() == 0);
        if (!isEmpty) {
            values.build(made, state);
        }
        return made;
    }

    private Object partial(Node node) throws IOException {
        PyTuple state = values.tuple(List.of(
                node.inner("func", Object.class),
                node.inner("args", Object.class),
                node.inner("kwds", Object.class),
                node.inner("namespace", Object.class)));
        Object made = values.make(type(node), List.of(state.get(0)));
        values.build(made, state);
        return made;
    }

    private PyGlobal type(Node node) throws IOException {
        return values.global(node.get("__module__", String.class), node.get("__class__", String.class));
    }

    /** Returns a function; skops before 0.6 wrote module and name inside. */
    private PyGlobal function(Node node) throws IOException {
        return node.fields().containsKey("content")
                ? values.global(node.inner("module_path", String.class), node.inner("function", String.class))
                : type(node);
    }

    private Object list(Node node) throws IOException {
        List<?> elements = node.get("content", List.class);
        if (node.className().equals("builtins.list")) {
            return values.list(elements);
        }
        Object made = values.make(type(node), List.of());
        for (Object element : elements) {
            values.add(made, element);
        }
        return made;
    }

    private Object tuple(Node node) throws IOException {
        List<?> elements = node.get("content", List.class);
        return node.className().equals("builtins.tuple") ? values.tuple(elements) : values.make(type(node), elements);
    }

    private Object dict(Node node) throws IOException {
        boolean isPlain = node.className().equals("builtins.dict");
        Object made = isPlain ? new PyDict() : values.make(type(node), List.of());
        Map<?, ?> content = node.get("content", Map.class);
        List<Object> types = node.get("key_types", PyList.class).elements();
        if (types.size() != content.size()) {
            throw node.corrupt("a dict of %d keys and %d types of keys".formatted(content.size(), types.size()));
        }
        int index = 0;
        for (Map.Entry<?, ?> entry : content.entrySet()) {
            Object key = key((String) entry.getKey(), types.get(index++), node);
            values.put(made, key, entry.getValue());
        }
        return made;
    }

    /** Returns a key of a dict by its text, as JSON has no other keys. */
    private Object key(String text, Object type, Node node) throws IOException {
        String name = type instanceof PyGlobal global ? global.name() : "";
        if (name.equals("builtins.str") || name.equals("numpy.str_")) {
            return text;
        }
        boolean isScalar = name.startsWith("builtins.") || name.startsWith("numpy.");
        Object key = isScalar ? SchemaReader.scalar(text, budget, origin, node.offset()) : text;
        if (key instanceof String) {
            throw node.corrupt("key '%s' is of no type that a dict's key has".formatted(StreamOrigin.shown(text)));
        }
        return name.contains(".float") && key instanceof Number number ? (Object) number.doubleValue() : key;
    }

    private Object array(Node node) throws IOException {
        if (node.get("type", String.class).equals("json")) {
            PyTuple shape = node.get("shape", PyTuple.class);
            return values.objects(flattened(node.get("content", List.class), shape.size(), node), shape);
        }
        NdArray array = (NdArray) member(node, NdArray.class);
        type(node);
        if (array.rank() > 0 || ARRAY_CLASSES.contains(node.className())) {
            return array;
        }
        try {
            return array.valueAt(0);
        } catch (IllegalStateException e) {
            throw origin.unsupported("a numpy scalar of type " + array.dtype(), node.offset());
        }
    }

    /** The elements of inner dimensions stand in lists. */
    private List<Object> flattened(List<?> elements, int rank, Node node) throws IOException {
        List<Object> level = new ArrayList<>(elements);
        for (int dimension = 1; dimension < rank; dimension++) {
            List<Object> inner = new ArrayList<>();
            for (Object element : level) {
                if (!(element instanceof PyList list)) {
                    throw node.corrupt("an array of %d dimensions has no lists in its content".formatted(rank));
                }
                values.count((long) Long.BYTES * list.size());
                inner.addAll(list.elements());
            }
            level = inner;
        }
        return level;
    }

    /** Returns a matrix of scipy's container, an archive of arrays, with the attributes that its pickle has. */
    private Object sparse(Node node) throws IOException {
        Object made = values.make(type(node), List.of());
        values.build(made, member(node, PyDict.class));
        return made;
    }

    private Object member(Node node, Class<?> type) throws IOException {
        String name = node.get("file", String.class);
        Object known = members.get(name);
        Object content = known == null ? read(name, type) : known;
        members.put(name, content);
        if (!type.isInstance(content)) {
            throw node.corrupt("member '%s' is also used as %s".formatted(StreamOrigin.shown(name), content));
        }
        return content;
    }

    private Object read(String name, Class<?> type) throws IOException {
        if (type == NdArray.class) {
            return readArray(archive, name);
        }
        byte[] bytes = archive.readBytes(name);
        return type == PyBytes.class ? PyBytes.of(bytes) : matrix(archive.inside(name, bytes));
    }

    private NdArray readArray(ZipArchive from, String name) throws IOException {
        try (MemberInput in = from.read(name)) {
            return NpyReader.read(in, in.origin(), budget);
        }
    }

    private PyDict matrix(ZipArchive arrays) throws IOException {
        PyDict attributes = new PyDict();
        for (String name : List.of("data", "indices", "indptr", "row", "col", "offsets")) {
            if (arrays.has(name + ARRAY)) {
                values.put(attributes, name, readArray(arrays, name + ARRAY));
            }
        }
        NdArray shape = readArray(arrays, "shape" + ARRAY);
        if (shape.elementCount() != 2 || shape.dtype().kind() != 'i') {
            throw origin.corrupt("a matrix of the shape " + shape, -1);
        }
        values.put(attributes, "_shape", values.tuple(List.of(shape.longAt(0), shape.longAt(1))));
        return attributes;
    }

    /** A node as it stands in the file. */
    private record Node(StreamOrigin origin, String loader, Map<String, Object> fields, long offset) {
        /** Returns module and name of the class. */
        String className() {
            return StreamOrigin.shown(fields.get("__module__") + "." + fields.get("__class__"));
        }

        <T> T get(String name, Class<T> type) throws CorruptModelException {
            return typed(name, fields.get(name), type);
        }

        /** Returns a field of the object that is this node's content. */
        <T> T inner(String name, Class<T> type) throws CorruptModelException {
            return typed("content." + name, get("content", Map.class).get(name), type);
        }

        List<?> elements(String name) throws CorruptModelException {
            return get(name, PyTuple.class).elements();
        }

        private <T> T typed(String name, @Nullable Object value, Class<T> type) throws CorruptModelException {
            if (!type.isInstance(value)) {
                throw corrupt("its %s is %s".formatted(name, value == null ? "missing" : "of another type"));
            }
            return type.cast(value);
        }

        CorruptModelException corrupt(String reason) {
            return origin.corrupt(
                    "%s of class %s: %s".formatted(StreamOrigin.shown(loader), className(), reason), offset);
        }
    }
}
