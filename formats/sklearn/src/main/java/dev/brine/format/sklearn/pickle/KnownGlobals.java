package dev.brine.format.sklearn.pickle;

import dev.brine.error.ModelFormatException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The classes and functions that have a meaning here, and the value that stands for what each makes. Everything else is
 * refused where it is named if it is dangerous, and makes inert records otherwise.
 */
final class KnownGlobals {
    static final int MAX_NAME_LENGTH = 256;

    /** The value that a global makes of arguments. */
    @FunctionalInterface
    private interface Maker {
        Object make(PyGlobal global, PyTuple arguments, BuildContext context) throws IOException;
    }

    private static final Maker RECORD = (global, arguments, context) -> new PyObject(global, arguments);
    private static final Maker NOTHING = (global, arguments, context) -> {
        throw context.unsupported("%s can stand as a value, to call it is refused; nothing was run".formatted(global));
    };

    /** A class of scikit-learn by Python's convention for names; what is made of it is a record. */
    private static final Pattern SKLEARN_CLASS =
            Pattern.compile("sklearn\\.(?:[a-z_][a-z0-9_]*+\\.)++_{0,2}+[A-Z][A-Za-z0-9_]*+");
    /** A loss compiled by Cython, which scikit-learn 1.4 to 1.6 name without their package. */
    private static final Pattern LOSS_CLASS = Pattern.compile("_loss\\.Cy[A-Z][A-Za-z0-9]*+");
    /** Cython's function that remakes an instance of one of its classes. */
    private static final Pattern CYTHON_FACTORY =
            Pattern.compile("(?:sklearn\\.(?:[a-z_][a-z0-9_]*+\\.)++|_loss\\.)__pyx_unpickle_[A-Z][A-Za-z0-9_]*+");

    /** Tables and lists of pandas, in modules that moved: {@link PandasValues} reads them. */
    private static final Pattern PANDAS_CLASS = Pattern.compile(
            "pandas\\.(?:[a-z_.]+\\.)?(?:Series|DataFrame|Categorical|CategoricalDtype|"
                    + "StringArray|StringDtype|PandasArray|NumpyExtensionArray|(?:Range|Multi|Categorical|U?Int64|Float64|Numeric)?Index)");

    private static final Map<String, Maker> MAKERS = new HashMap<>();

    static {
        Map<String, PythonGlobals.Function> functions = new HashMap<>();
        PythonGlobals.addTo(functions);
        functions.forEach((name, function) ->
                MAKERS.put(name, (global, arguments, context) -> function.make(arguments, context)));
        PythonGlobals.VALUES.forEach(name -> MAKERS.put(name, NOTHING));
        PythonGlobals.RECORDS.forEach(name -> MAKERS.put(name, RECORD));
        PythonGlobals.FACTORIES_OF_FIRST_ARGUMENT.forEach(name -> MAKERS.put(name, KnownGlobals::remake));
    }

    private KnownGlobals() {}

    /**
     * Returns what stands for a global.
     *
     * @throws ModelFormatException if it is dangerous, or longer than names are
     */
    static PyGlobal resolve(String module, String name, BuildContext context) throws ModelFormatException {
        if (module.length() > MAX_NAME_LENGTH || name.length() > MAX_NAME_LENGTH) {
            throw context.corrupt("global '%s' has a name of more than %d characters"
                    .formatted(StreamOrigin.shown(module.length() > MAX_NAME_LENGTH ? module : name), MAX_NAME_LENGTH));
        }
        boolean isPlain = name.indexOf('.') < 0;
        String whole = module + "." + name;
        context.count((long) Character.BYTES * whole.length());
        boolean isKnown = isPlain && MAKERS.containsKey(canonical(whole));
        if (!isKnown) {
            DangerousGlobals.check(whole, context);
            isKnown = isPlain && maker(whole) != null;
        }
        PyGlobal.Sort inert = InertRecords.namesCode(module, name) ? PyGlobal.Sort.CODE : PyGlobal.Sort.INERT;
        return new PyGlobal(module, name, isKnown ? PyGlobal.Sort.KNOWN : inert, context.offset());
    }

    private static @Nullable Maker maker(String name) {
        Maker exact = MAKERS.get(canonical(name));
        if (exact != null) {
            return exact;
        }
        for (Pattern classes : List.of(SKLEARN_CLASS, LOSS_CLASS, PANDAS_CLASS)) {
            if (classes.matcher(name).matches()) {
                return RECORD;
            }
        }
        return CYTHON_FACTORY.matcher(name).matches() ? KnownGlobals::remake : null;
    }

    /** Returns the name of Python 3 and numpy 1 for one of Python 2 or numpy 2. */
    private static String canonical(String name) {
        for (Map.Entry<String, String> spelling : PythonGlobals.SPELLINGS) {
            if (name.startsWith(spelling.getKey())) {
                return spelling.getValue() + name.substring(spelling.getKey().length());
            }
        }
        return name;
    }

    /** Returns what a global or an inert value makes of arguments; it is never Python that runs. */
    static Object apply(Object callable, PyTuple arguments, BuildContext context) throws IOException {
        if (callable instanceof PyObject value && value.isInert()) {
            return InertRecords.ofValue(value, arguments, context);
        }
        PyGlobal global = context.value(callable, PyGlobal.class, "what is called");
        if (global.isInert()) {
            return InertRecords.of(global, arguments, context);
        }
        Maker maker = maker(global.name());
        if (maker == null) {
            throw new IllegalStateException("global %s was let through".formatted(global));
        }
        return maker.make(global, arguments, context);
    }

    /** Makes an instance of the class that is the first argument. */
    private static Object remake(PyGlobal global, PyTuple arguments, BuildContext context) throws IOException {
        Object type = context.argument(arguments, 0, Object.class, "the class to make");
        List<Object> rest = arguments.elements().subList(1, arguments.size());
        context.count((long) Long.BYTES * rest.size());
        PyTuple own = new PyTuple(List.copyOf(rest));
        boolean isInert = type instanceof PyObject object && object.isInert();
        return isInert
                ? apply(type, own, context)
                : new PyObject(context.value(type, PyGlobal.class, "the class to make"), own);
    }
}
