package dev.brine.format.sklearn.skops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The literals in the header of an npy file: texts, integers, True and False, tuples and lists (both a List), dicts of texts.
 * Anything else is an IllegalArgumentException.
 */
final class PythonLiteral {
    private static final int MAX_DEPTH = 32;

    private final String text;
    private int at;
    private int depth;

    private PythonLiteral(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        PythonLiteral literal = new PythonLiteral(text);
        Object value = literal.value();
        literal.skipSpace();
        if (literal.at < text.length()) {
            throw literal.unexpected();
        }
        return value;
    }

    private Object value() {
        char first = peek();
        return switch (first) {
            case '{' -> dict();
            case '(' -> elements(')');
            case '[' -> elements(']');
            case '\'', '"' -> quoted(first);
            default -> word();
        };
    }

    private Map<String, Object> dict() {
        Map<String, Object> entries = new LinkedHashMap<>();
        enter();
        while (peek() != '}') {
            String key = quoted(peek());
            require(':');
            if (entries.put(key, value()) != null) {
                throw new IllegalArgumentException("key '%s' stands twice".formatted(key));
            }
            endElement('}');
        }
        leave();
        return entries;
    }

    private List<Object> elements(char end) {
        List<Object> elements = new ArrayList<>();
        enter();
        while (peek() != end) {
            elements.add(value());
            endElement(end);
        }
        leave();
        return elements;
    }

    private void enter() {
        at++;
        if (++depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested more than %d deep".formatted(MAX_DEPTH));
        }
    }

    private void leave() {
        at++;
        depth--;
    }

    private void endElement(char end) {
        if (peek() != end) {
            require(',');
        }
    }

    private String quoted(char quote) {
        int end = quote == '\'' || quote == '"' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
            throw unexpected();
        }
        String quoted = text.substring(at + 1, end);
        at = end + 1;
        return quoted;
    }

    private Object word() {
        int start = at;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.equals("True") || word.equals("False")) {
            return word.equals("True");
        }
        if (!word.matches("[0-9]{1,18}L?")) {
            at = start;
            throw unexpected();
        }
        return Long.parseLong(word.replace("L", ""));
    }

    private void require(char expected) {
        if (peek() != expected) {
            throw unexpected();
        }
        at++;
    }

    private char peek() {
        skipSpace();
        if (at >= text.length()) {
            throw new IllegalArgumentException("it ends too early");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException("character %d is not expected".formatted(at));
    }
}
