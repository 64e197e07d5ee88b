package dev.brine.format.sklearn.pickle;

import dev.brine.error.ModelFormatException;
import java.util.Set;
import java.util.regex.Pattern;

/** Globals that stand for code, methods and modules: what needs one of them cannot be imported, as no code is run. */
final class PythonCode {
    /** What cloudpickle and dill name to remake functions, classes and their parts. */
    private static final Pattern PICKLED_CODE = Pattern.compile(
            "(?:cloudpickle|joblib\\.externals\\.cloudpickle)\\.cloudpickle(?:_fast)?\\..*|"
                    + "dill\\._?dill\\._(?:create_(?:function|code|cell|type|namedtuple)|import_module|get_attr|eval_repr)");

    private static final Pattern LOCAL = Pattern.compile(".*<(?:lambda|locals)>.*");
    private static final Set<String> MAKERS_OF_CODE = Set.of(
            "builtins.getattr",
            "__builtin__.getattr",
            "builtins.type",
            "__builtin__.type",
            "operator.attrgetter",
            "operator.methodcaller",
            "_operator.attrgetter",
            "_operator.methodcaller",
            "types.CodeType",
            "types.FunctionType",
            "types.LambdaType",
            "types.MethodType",
            "types.new_class");
    /** Functions that are given the name of a module or of an attribute as text. */
    private static final Pattern TAKES_NAMES =
            Pattern.compile("(?:builtins|__builtin__)\\.getattr|_?operator\\.(?:attrgetter|methodcaller)|"
                    + ".*cloudpickle.*\\.subimport|dill\\._?dill\\._(?:import_module|get_attr)");

    /** Functions that are given the name of a class whose code is in the file, behind the class of classes. */
    private static final Pattern MAKES_CLASS =
            Pattern.compile(".*cloudpickle.*\\._make_skeleton_class|dill\\._?dill\\._create_type");

    private PythonCode() {}

    static boolean isNamedBy(String module, String name) {
        String whole = module + "." + name;
        return MAKERS_OF_CODE.contains(whole)
                || PICKLED_CODE.matcher(whole).matches()
                || LOCAL.matcher(name).matches();
    }

    /**
     * Checks the names that a global is given as text, to import or to look up.
     *
     * @throws ModelFormatException if one is dangerous
     */
    static void checkNamesIn(PyGlobal global, PyTuple arguments, Call call) throws ModelFormatException {
        if (TAKES_NAMES.matcher(global.name()).matches()) {
            call.count((long) Budget.CONTAINER_BYTES * arguments.size());
            for (Object argument : arguments.elements()) {
                if (argument instanceof String text && text.length() <= KnownGlobals.MAX_NAME_LENGTH) {
                    DangerousGlobals.check(text, call);
                }
            }
        }
    }

    /** Returns the class that a function makes, so that messages name that; the function itself where it makes none. */
    static PyGlobal classMadeBy(PyGlobal function, PyTuple arguments) {
        boolean isNamed = MAKES_CLASS.matcher(function.name()).matches()
                && arguments.size() > 1
                && arguments.get(1) instanceof String name
                && name.length() <= KnownGlobals.MAX_NAME_LENGTH;
        return isNamed
                ? new PyGlobal("__main__", (String) arguments.get(1), PyGlobal.Sort.CODE, function.offset())
                : function;
    }
}
