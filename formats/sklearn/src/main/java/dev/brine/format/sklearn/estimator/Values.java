package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PandasValues;
import dev.brine.format.sklearn.pickle.PyBytes;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.format.sklearn.pickle.PyTuple;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads Python values as Java ones. */
final class Values {
    /** The longest array that is read into memory at once. */
    static final int MAX_LENGTH = Integer.MAX_VALUE - 8;

    private static final String NUMBERS = "biuf";
    private static final int SHOWN_CHARACTERS = 40;
    private static final int DELETE = 0x7f;
    private static final int LAST_CONTROL = 0x9f;
    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

    private Values() {}

    static Optional<List<Object>> list(Object value) {
        if (value instanceof PyList list) {
            return Optional.of(list.elements());
        }
        if (value instanceof PyTuple tuple) {
            return Optional.of(tuple.elements());
        }
        if (value instanceof NdArray array) {
            return Optional.ofNullable(array.objects());
        }
        return value instanceof PyObject object && !object.elements().isEmpty()
                ? Optional.of(object.elements())
                : Optional.empty();
    }

    /** Returns the values that a container or an object holds, but texts and numbers of arrays. */
    static List<Object> held(Object value) {
        List<Object> held = new ArrayList<>(list(value).orElse(List.of()));
        if (value instanceof PyDict dict) {
            held.addAll(dict.values());
        } else if (value instanceof PyObject object) {
            held.addAll(object.attributes().values());
            held.addAll(object.entries().values());
            held.addAll(object.arguments().elements());
            Optional.ofNullable(object.state()).ifPresent(held::add);
        }
        return held;
    }

    /** Returns a number, a truth value as 0 or 1, or the only element of an array. */
    static OptionalDouble number(Object value) throws IOException {
        if (value instanceof NdArray array) {
            boolean single = array.elementCount() == 1 && isNumeric(array);
            return single ? OptionalDouble.of(array.doubleAt(0)) : OptionalDouble.empty();
        }
        if (value instanceof Boolean flag) {
            return OptionalDouble.of(flag ? 1 : 0);
        }
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    static boolean isNumeric(NdArray array) {
        return NUMBERS.indexOf(array.dtype().kind()) >= 0 && array.dtype().itemSize() <= Double.BYTES;
    }

    /** Returns the elements in C order, or empty if they are no numbers or too many. */
    static Optional<double[]> doubles(NdArray array) throws IOException {
        if (array.dtype().kind() == 'O') {
            return numbersOf(array);
        }
        if (!isNumeric(array) || array.elementCount() > MAX_LENGTH) {
            return Optional.empty();
        }
        double[] values = new double[(int) array.elementCount()];
        array.readDoubles(0, values, 0, values.length);
        return Optional.of(values);
    }

    private static Optional<double[]> numbersOf(NdArray array) throws IOException {
        List<Object> objects = array.objects();
        if (objects == null) {
            return Optional.empty();
        }
        double[] values = new double[objects.size()];
        for (int i = 0; i < values.length; i++) {
            OptionalDouble number = number(objects.get(i));
            if (number.isEmpty()) {
                return Optional.empty();
            }
            values[i] = number.getAsDouble();
        }
        return Optional.of(values);
    }

    /**
     * Returns the elements of a list, of an array of one dimension or of what pandas holds them in, as Boolean, Long, Double, String, or anything that an
     * array of objects holds; empty if it is neither or elements have no plain value.
     */
    static Optional<List<Object>> elements(Object value) throws IOException {
        Object plain = PandasValues.plain(value);
        if (!(plain instanceof NdArray array)) {
            return list(plain);
        }
        if (array.rank() != 1
                || array.elementCount() > MAX_LENGTH
                || "biufUSO".indexOf(array.dtype().kind()) < 0) {
            return Optional.empty();
        }
        List<Object> elements = new ArrayList<>();
        for (long i = 0; i < array.elementCount(); i++) {
            elements.add(array.valueAt(i));
        }
        return Optional.of(elements);
    }

    /** Returns a value in words that fit a message. */
    static String describe(@Nullable Object value) {
        if (value == null) {
            return "missing";
        }
        if (value instanceof String text) {
            return "'%s'"
                    .formatted(text.length() > SHOWN_CHARACTERS ? text.substring(0, SHOWN_CHARACTERS) + "..." : text);
        }
        if (value instanceof PyNone
                || value instanceof Boolean
                || value instanceof Number
                || value instanceof PyBytes) {
            return value.toString();
        }
        String words = value.toString();
        return words.startsWith("a ") || words.startsWith("an ") || words.startsWith("'") ? words : "a " + words;
    }

    static boolean isAtLeast(String version, int major, int minor) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return false;
        }
        int foundMajor = Integer.parseInt(matcher.group(1));
        return foundMajor > major || (foundMajor == major && Integer.parseInt(matcher.group(2)) >= minor);
    }

    /** Returns a key of a dict as Python writes it. */
    static String python(Object key) {
        if (key instanceof String text) {
            return quoted(text);
        }
        if (key instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (key instanceof PyTuple tuple) {
            String elements = tuple.elements().stream().map(Values::python).collect(Collectors.joining(", "));
            return "(%s%s)".formatted(elements, tuple.size() == 1 ? "," : "");
        }
        return key == PyNone.NONE ? "None" : key.toString();
    }

    private static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder python = new StringBuilder().append(quote);
        text.codePoints()
                .forEach(point -> python.append(
                        switch (point) {
                            case '\\' -> "\\\\";
                            case '\n' -> "\\n";
                            case '\r' -> "\\r";
                            case '\t' -> "\\t";
                            default -> character(point, quote);
                        }));
        return python.append(quote).toString();
    }

    private static String character(int point, char quote) {
        if (point == quote) {
            return "\\" + quote;
        }
        boolean isControl = point < ' ' || (point >= DELETE && point <= LAST_CONTROL);
        return isControl ? "\\x%02x".formatted(point) : Character.toString(point);
    }
}
