package dev.brine.format.sklearn.estimator;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyGlobal;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.format.sklearn.pickle.PyTuple;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The attributes of one object, each checked for its type when it is asked for. Those never asked for are left behind. */
final class Fields {
    private static final String VERSION = "_sklearn_version";

    /** Attributes that steer training, searches and displays, whatever the class; a prediction needs none of them. */
    private static final Set<String> UNUSED = Set.of(
            "callbacks",
            "categories",
            "class_weight",
            "cv",
            "cv_results_",
            "dtype",
            "error_score",
            "feature_names_out",
            "inverse_func",
            "memory",
            "n_jobs",
            "param_distributions",
            "param_grid",
            "pre_dispatch",
            "random_state",
            "refit",
            "scorer_",
            "scoring",
            "verbose",
            "verbose_feature_names_out",
            "_random_state",
            "_rng",
            "_scorer");

    private final ImportContext context;
    private final PyObject object;
    private final Set<String> used = new HashSet<>();
    private final Set<String> unused = new HashSet<>();

    /** Builds a value of attributes. */
    @FunctionalInterface
    interface Building<T> {
        T build() throws IOException;
    }

    Fields(ImportContext context, PyObject object) {
        this.context = context;
        this.object = object;
        used.add(VERSION);
        if (object.get(VERSION) instanceof String version) {
            context.meetVersion(version);
        }
    }

    ImportContext context() {
        return context;
    }

    /** Returns what the estimators make of the input columns. */
    InputUses inputs() {
        return context.inputs();
    }

    PyObject object() {
        return object;
    }

    /** Returns the class without its module. */
    String className() {
        return object.simpleName();
    }

    /**
     * Records what was never asked for.
     *
     * @throws UnsupportedModelException if it may change predictions: it is of a class or a function that nothing is known
     *     about, and no reader names it as unused
     */
    void recordDropped() throws UnsupportedModelException {
        for (Map.Entry<String, Object> attribute : object.attributes().entrySet()) {
            String name = attribute.getKey();
            if (used.contains(name)) {
                continue;
            }
            if (!unused.contains(name) && !UNUSED.contains(name)) {
                Optional<PyGlobal> unknown = context.inertIn(attribute.getValue());
                if (unknown.isPresent()) {
                    throw needs(name, unknown.get());
                }
            }
            context.drop(className(), name);
        }
    }

    /** Returns the exception for an attribute that a prediction may need and that Brine does not read. */
    UnsupportedModelException needs(String name, PyGlobal unknown) {
        String what = unknown.holdsCode() ? "Python code, which is never run" : "not known here and was not run";
        return unsupported(
                ("its attribute '%s' needs %s (%s), which is %s; save the fitted scikit-learn part without it, or"
                                + " replace it by what scikit-learn brings")
                        .formatted(name, EstimatorLike.describe(unknown), unknown, what));
    }

    /** Marks attributes as known, whose values do not matter. */
    void ignore(String... names) {
        used.addAll(List.of(names));
    }

    /** Marks attributes as not used for prediction, whatever they hold; they are recorded as dropped. */
    void leave(String... names) {
        unused.addAll(List.of(names));
    }

    /** Returns whether there is an attribute that is not None. */
    boolean has(String name) {
        used.add(name);
        return object.has(name) && object.get(name) != PyNone.NONE;
    }

    /** Returns an attribute's value unless it is missing or None. */
    Optional<Object> find(String name) {
        return has(name) ? Optional.ofNullable(object.get(name)) : Optional.empty();
    }

    /** Returns the first of the names that the object has, for attributes that were renamed; the last where it has none. */
    String firstOf(String... names) {
        for (String name : names) {
            if (has(name)) {
                return name;
            }
        }
        return names[names.length - 1];
    }

    /**
     * Returns an attribute's value.
     *
     * @throws UnsupportedModelException if there is none, as in an estimator that was never fitted
     */
    Object value(String name) throws ModelFormatException {
        used.add(name);
        Object value = object.get(name);
        if (value == null) {
            throw context.unsupported(
                    "%s has no attribute '%s': fit it before it is saved, or it is of an unknown version of scikit-learn"
                            .formatted(className(), name));
        }
        return value;
    }

    String text(String name) throws ModelFormatException {
        return typed(name, String.class, "a text");
    }

    /** Returns a text, or the default where the attribute is missing or None. */
    String textOr(String name, String other) throws ModelFormatException {
        return has(name) ? text(name) : other;
    }

    boolean flag(String name) throws ModelFormatException {
        Object value = value(name);
        if (value instanceof Long number && (number == 0 || number == 1)) {
            return number == 1;
        }
        return typed(name, Boolean.class, "True or False");
    }

    boolean flagOr(String name, boolean other) throws ModelFormatException {
        return has(name) ? flag(name) : other;
    }

    /** Returns a count that fits an int and is not negative; an array of one element is one too. */
    int count(String name) throws IOException {
        Object value = value(name);
        if (value instanceof NdArray array
                && array.elementCount() == 1
                && "iu".indexOf(array.dtype().kind()) >= 0) {
            value = array.longAt(0);
        }
        if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return (int) (long) number;
        }
        throw wrong(name, value, "a count");
    }

    double number(String name) throws IOException {
        Object value = value(name);
        OptionalDouble number = Values.number(value);
        return number.orElseThrow(() -> wrong(name, value, "a number"));
    }

    /** Returns an integer that a list or a dict of an attribute holds. */
    int integer(String name, Object value) throws IOException {
        OptionalDouble number = Values.number(value);
        if (number.isEmpty() || number.getAsDouble() != Math.rint(number.getAsDouble())) {
            throw wrong(name, value, "an integer");
        }
        return (int) number.getAsDouble();
    }

    NdArray array(String name) throws ModelFormatException {
        return typed(name, NdArray.class, "an array");
    }

    PyObject object(String name) throws ModelFormatException {
        return typed(name, PyObject.class, "an object");
    }

    PyDict dict(String name) throws ModelFormatException {
        Object value = value(name);
        return value instanceof PyObject object ? object.entries() : typed(name, PyDict.class, "a dict");
    }

    /** Returns the elements of a list, a tuple, an array of objects, or a kind of list. */
    List<Object> list(String name) throws ModelFormatException {
        return Values.list(value(name)).orElseThrow(() -> wrong(name, object.get(name), "a list"));
    }

    /** Returns the elements of a list of objects. */
    List<PyObject> objects(String name) throws ModelFormatException {
        List<Object> values = list(name);
        for (int i = 0; i < values.size(); i++) {
            if (!(values.get(i) instanceof PyObject)) {
                throw wrong("%s[%d]".formatted(name, i), values.get(i), "an object");
            }
        }
        return values.stream().map(PyObject.class::cast).toList();
    }

    /** Returns the numbers of an array of one dimension. */
    double[] doubles(String name) throws IOException {
        NdArray array = array(name);
        if (array.rank() != 1) {
            throw wrong(name, array, "an array of one dimension");
        }
        return numbers(name, array);
    }

    /** Returns the numbers of an array of one dimension and a known length. */
    double[] doubles(String name, int length) throws IOException {
        double[] values = doubles(name);
        if (values.length != length) {
            throw wrongLength(name, values.length, length);
        }
        return values;
    }

    /** Returns the numbers of an array in C order. */
    double[] numbers(String name, NdArray array) throws IOException {
        return Values.doubles(array)
                .orElseThrow(() -> wrong(name, array, "numbers, at most %d".formatted(Values.MAX_LENGTH)));
    }

    private <T> T typed(String name, Class<T> type, String expected) throws ModelFormatException {
        Object value = value(name);
        if (!type.isInstance(value)) {
            throw wrong(name, value, expected);
        }
        return type.cast(value);
    }

    ModelFormatException wrong(String name, @Nullable Object found, String expected) {
        Optional<PyGlobal> unknown = found == null ? Optional.empty() : context.inertIn(found);
        if (unknown.isPresent()) {
            return needs(name, unknown.get());
        }
        String text = Values.describe(found);
        return context.corrupt(
                "%s.%s is %s, expected %s".formatted(className(), name, text, expected), object.offset());
    }

    CorruptModelException wrongLength(String name, long found, long expected) {
        return context.corrupt(
                "%s.%s has length %d, expected %d".formatted(className(), name, found, expected), object.offset());
    }

    CorruptModelException corrupt(String reason) {
        return context.corrupt("%s: %s".formatted(className(), reason), object.offset());
    }

    /** Returns the exception for a setting of this class that is not supported. */
    UnsupportedModelException unsupported(String reason) {
        return context.unsupported(
                "%s%s: %s".formatted(className(), context.at(object).replaceAll(",$", ""), reason));
    }

    /** Returns whether the estimator was written by this release of scikit-learn or a later one; no if it does not tell. */
    boolean isAtLeast(int major, int minor) {
        String text = object.get(VERSION) instanceof String own ? own : context.version();
        return Values.isAtLeast(text, major, minor);
    }

    /** Returns what is built of these attributes; what its kind refuses is the file's fault, not the caller's. */
    <T> T checked(Building<T> building) throws IOException {
        try {
            return building.build();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw context.corrupt("%s: %s".formatted(className(), e.getMessage()), object, e);
        }
    }

    static boolean isListLike(Object value) {
        return value instanceof PyList || value instanceof PyTuple;
    }
}
