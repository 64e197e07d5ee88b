package dev.brine.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The small named settings of a model, sorted by name. A value is a {@link String}, {@link Long}, {@link Double},
 * {@link Boolean}, or a {@link List} of these; large arrays are tensors.
 */
public final class Attributes {
    private static final Attributes NONE = new Attributes(Map.of());

    private final Map<String, Object> values;

    private Attributes(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /** Returns no attributes. */
    public static Attributes none() {
        return NONE;
    }

    /**
     * Returns a copy of the given values; a constant of an enum becomes its {@linkplain #textOf text}.
     *
     * @throws IllegalArgumentException if a value is of another type
     */
    public static Attributes of(Map<String, ?> values) {
        TreeMap<String, Object> checked = new TreeMap<>();
        values.forEach((name, value) -> checked.put(name, checkValue(name, value)));
        return new Attributes(checked);
    }

    private static Object checkValue(String name, Object value) {
        if (value instanceof Enum<?> constant) {
            return textOf(constant);
        }
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (!isScalar(element)) {
                    throw new IllegalArgumentException("attribute '%s' holds a list with a %s"
                            .formatted(name, element.getClass().getSimpleName()));
                }
            }
            return List.copyOf(list);
        }
        if (!isScalar(value)) {
            throw new IllegalArgumentException("attribute '%s' is a %s, expected String, Long, Double, Boolean or List"
                    .formatted(name, value.getClass().getSimpleName()));
        }
        return value;
    }

    static boolean isScalar(Object value) {
        return value instanceof String || value instanceof Long || value instanceof Double || value instanceof Boolean;
    }

    /** Returns all values by name, sorted by name, unmodifiable. */
    public Map<String, Object> asMap() {
        return values;
    }

    /**
     * Returns a text attribute.
     *
     * @throws IllegalArgumentException if it is missing or not a text
     */
    public String text(String name) {
        return value(name, String.class);
    }

    /**
     * Returns a text attribute as the constant of an enum that has its name in lower case.
     *
     * @throws IllegalArgumentException if it is missing or names no constant
     */
    public <E extends Enum<E>> E choice(String name, Class<E> type) {
        return choice(name, text(name), type);
    }

    private static <E extends Enum<E>> E choice(String name, String text, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (textOf(constant).equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("attribute '%s' is '%s', expected one of %s"
                .formatted(
                        name, text, List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT)));
    }

    /**
     * Returns a list of texts as constants of an enum that have their names in lower case.
     *
     * @throws IllegalArgumentException if it is missing or an element names no constant
     */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> type) {
        List<E> choices = new ArrayList<>();
        for (String text : texts(name)) {
            choices.add(choice(name, text, type));
        }
        return choices;
    }

    /**
     * Returns a list of texts.
     *
     * @throws IllegalArgumentException if it is missing or an element is not a text
     */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : value(name, List.class)) {
            if (!(element instanceof String text)) {
                throw new IllegalArgumentException(
                        "attribute '%s' holds '%s', expected a list of texts".formatted(name, element));
            }
            texts.add(text);
        }
        return texts;
    }

    /** Returns the name of a constant as {@link #choice} reads it: in lower case. */
    public static String textOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns an integer attribute.
     *
     * @throws IllegalArgumentException if it is missing or not an integer
     */
    public long integer(String name) {
        return value(name, Long.class);
    }

    /**
     * Returns a real attribute.
     *
     * @throws IllegalArgumentException if it is missing or not a real number
     */
    public double real(String name) {
        return value(name, Double.class);
    }

    /**
     * Returns a truth-value attribute.
     *
     * @throws IllegalArgumentException if it is missing or not a truth value
     */
    public boolean flag(String name) {
        return value(name, Boolean.class);
    }

    /** Returns an attribute of any type, or empty. */
    public Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private <T> T value(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("attribute '%s' is %s, expected a %s"
                    .formatted(name, value == null ? "missing" : "'" + value + "'", type.getSimpleName()));
        }
        return type.cast(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attributes attributes && values.equals(attributes.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
