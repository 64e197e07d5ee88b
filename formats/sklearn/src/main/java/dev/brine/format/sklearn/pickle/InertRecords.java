package dev.brine.format.sklearn.pickle;

import dev.brine.error.ModelFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Globals that nothing is known about, and the records that stand for whatever Python would make of them: names, and what
 * they were given. Some of them name Python code, methods or modules: what needs one of those cannot be imported.
 */
final class InertRecords {
    /** Functions that make code or look it up, and those that cloudpickle and dill name to remake functions, classes and their parts. */
    private static final Pattern CODE = Pattern.compile("(?:builtins|__builtin__)\\.(?:getattr|type)|"
            + "_?operator\\.(?:attrgetter|methodcaller)|"
            + "types\\.(?:CodeType|FunctionType|LambdaType|MethodType|new_class)|"
            + "(?:cloudpickle|joblib\\.externals\\.cloudpickle)\\.cloudpickle(?:_fast)?\\..*|"
            + "dill\\._?dill\\._(?:create_(?:function|code|cell|type|namedtuple)|import_module|get_attr|eval_repr)");

    private static final Pattern LOCAL = Pattern.compile(".*<(?:lambda|locals)>.*");
    /** Functions that are given the name of a module or of an attribute as text. */
    private static final Pattern TAKES_NAMES =
            Pattern.compile("(?:builtins|__builtin__)\\.getattr|_?operator\\.(?:attrgetter|methodcaller)|"
                    + ".*cloudpickle.*\\.subimport|dill\\._?dill\\._(?:import_module|get_attr)");

    /** Functions that are given the name of a class whose code is in the file, behind the class of classes. */
    private static final Pattern MAKES_CLASS =
            Pattern.compile(".*cloudpickle.*\\._make_skeleton_class|dill\\._?dill\\._create_type");

    private InertRecords() {}

    static boolean isInert(Object value) {
        return (value instanceof PyGlobal global && global.isInert())
                || (value instanceof PyObject object && object.isInert());
    }

    /** Returns the record of a global and arguments. */
    static PyObject of(PyGlobal global, PyTuple arguments, BuildContext context) throws IOException {
        checkNamesIn(global, arguments, context);
        return new PyObject(classMadeBy(global, arguments), arguments);
    }

    /** Returns the record of an inert value that would be called; its class is that of the value. */
    static PyObject ofValue(PyObject callable, PyTuple arguments, BuildContext context) throws IOException {
        return of(callable.type(), joined(List.of(callable), arguments.elements(), context), context);
    }

    /** Returns arguments with named ones behind, as one dict. */
    static PyTuple withNamed(PyTuple arguments, PyDict named, BuildContext context) throws IOException {
        return named.size() == 0 ? arguments : joined(arguments.elements(), List.of(named), context);
    }

    private static PyTuple joined(List<Object> first, List<Object> second, BuildContext context) throws IOException {
        context.count((long) Long.BYTES * (first.size() + second.size()));
        List<Object> all = new ArrayList<>(first);
        all.addAll(second);
        return new PyTuple(all);
    }

    /** Returns whether a name stands for code, which is never run. */
    static boolean namesCode(String module, String name) {
        return CODE.matcher(module + "." + name).matches()
                || LOCAL.matcher(name).matches();
    }

    /**
     * Checks the names that a global is given as text, to import or to look up.
     *
     * @throws ModelFormatException if one is dangerous
     */
    private static void checkNamesIn(PyGlobal global, PyTuple arguments, BuildContext context)
            throws ModelFormatException {
        if (TAKES_NAMES.matcher(global.name()).matches()) {
            context.count((long) Budget.CONTAINER_BYTES * arguments.size());
            for (Object argument : arguments.elements()) {
                if (argument instanceof String text && text.length() <= KnownGlobals.MAX_NAME_LENGTH) {
                    DangerousGlobals.check(text, context);
                }
            }
        }
    }

    /** Returns the class that a function makes, so that messages name that; the function itself where it makes none. */
    private static PyGlobal classMadeBy(PyGlobal function, PyTuple arguments) {
        boolean isNamed = MAKES_CLASS.matcher(function.name()).matches()
                && arguments.size() > 1
                && arguments.get(1) instanceof String name
                && name.length() <= KnownGlobals.MAX_NAME_LENGTH;
        return isNamed
                ? new PyGlobal("__main__", (String) arguments.get(1), PyGlobal.Sort.CODE, function.offset())
                : function;
    }
}
