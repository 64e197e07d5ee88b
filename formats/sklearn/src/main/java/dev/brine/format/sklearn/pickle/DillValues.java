package dev.brine.format.sklearn.pickle;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** The values that dill's own functions make, which wrap arrays, types and ranges. */
final class DillValues {
    /** Types that dill names otherwise than their module does. */
    private static final Map<String, PyGlobalName> RENAMED = Map.of(
            "PartialType", new PyGlobalName("functools", "partial"),
            "ItemGetterType", new PyGlobalName("operator", "itemgetter"),
            "AttrGetterType", new PyGlobalName("operator", "attrgetter"),
            "SuperType", new PyGlobalName("builtins", "super"),
            "FileType", new PyGlobalName("_io", "FileIO"));
    /** Texts that dill has Python evaluate for values without a pickle of their own; all others are refused. */
    private static final Pattern CONSTANT =
            Pattern.compile("Ellipsis|NotImplemented|x?range\\(-?[0-9]{1,18}(?:, -?[0-9]{1,18}){0,2}\\)");

    private record PyGlobalName(String module, String name) {}

    private DillValues() {}

    static void addTo(Map<String, PythonGlobals.Function> table) {
        table.put("dill._dill._create_array", DillValues::array);
        table.put("dill._dill._load_type", DillValues::type);
        table.put("dill._dill._eval_repr", DillValues::constant);
    }

    /** Makes what {@code _create_array(function, arguments, state, attributes)} does: the array, given its state. */
    private static Object array(PyTuple arguments, BuildContext context) throws IOException {
        PyGlobal function = context.argument(arguments, 0, PyGlobal.class, "what makes an array");
        if (!function.simpleName().equals("_reconstruct")) {
            throw context.unsupported("dill makes an array by %s, expected numpy's _reconstruct".formatted(function));
        }
        Object made = NumpyValues.reconstruct(
                context.argument(arguments, 1, PyTuple.class, "what an array is made of"), context);
        Object state = context.argument(arguments, 2, Object.class, "an array's state");
        ObjectOperations.build(made, state, context);
        return made;
    }

    /** Returns the global that {@code _load_type(name)} stands for, a type of builtins or types. */
    private static Object type(PyTuple arguments, BuildContext context) throws IOException {
        String name = context.argument(arguments, 0, String.class, "the name of a type");
        PyGlobalName renamed = RENAMED.get(name);
        if (renamed != null) {
            return KnownGlobals.resolve(renamed.module(), renamed.name(), context);
        }
        return KnownGlobals.resolve(name.endsWith("Type") ? "types" : "builtins", name, context);
    }

    private static Object constant(PyTuple arguments, BuildContext context) throws IOException {
        String text = context.argument(arguments, 0, String.class, "a text to evaluate");
        if (!CONSTANT.matcher(text).matches()) {
            throw DangerousGlobals.hostile("dill._dill._eval_repr", "runs Python code", context);
        }
        return InertRecords.of(
                new PyGlobal("builtins", text.replaceFirst("\\(.*", ""), PyGlobal.Sort.INERT, context.offset()),
                arguments,
                context);
    }
}
