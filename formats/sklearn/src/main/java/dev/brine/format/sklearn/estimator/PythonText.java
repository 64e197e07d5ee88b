package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyTuple;
import java.util.stream.Collectors;

/** The keys of dicts as Python writes them. */
final class PythonText {
    private static final int DELETE = 0x7f;
    private static final int LAST_CONTROL = 0x9f;

    private PythonText() {}

    static String of(Object key) {
        if (key instanceof String text) {
            return quoted(text);
        }
        if (key instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (key instanceof PyTuple tuple) {
            String elements = tuple.elements().stream().map(PythonText::of).collect(Collectors.joining(", "));
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
