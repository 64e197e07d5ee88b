package dev.brine.format.sklearn.estimator;

import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the way from a file's value to an estimator inside, by the names that steps were given; for messages. */
final class StepPath {
    private final @Nullable StepPath holder;
    private final String name;
    private final Object value;

    private StepPath(@Nullable StepPath holder, String name, Object value) {
        this.holder = holder;
        this.name = name;
        this.value = value;
    }

    /** Returns names of steps such as {@code 'prepare' > 'scale'}; empty for the value itself, or where it is not found. */
    static String of(Object root, PyObject estimator) {
        Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<StepPath> open = new ArrayDeque<>(List.of(new StepPath(null, "", root)));
        while (!open.isEmpty()) {
            StepPath path = open.remove();
            if (path.value == estimator) {
                return path.text();
            }
            if (met.add(path.value)) {
                path.addHeld(open);
            }
        }
        return "";
    }

    private void addHeld(Deque<StepPath> open) {
        if (value instanceof PyDict dict) {
            dict.entries()
                    .forEach(entry ->
                            open.add(new StepPath(this, "[" + Values.python(entry.key()) + "]", entry.value())));
        } else if (value instanceof PyObject object) {
            object.attributes().forEach((attribute, held) -> addAttribute(open, attribute, held));
        }
        addElements(open, "", value);
    }

    /** Adds an attribute; steps in a list have names of their own. */
    private void addAttribute(Deque<StepPath> open, String attribute, Object held) {
        if (held instanceof PyObject) {
            open.add(new StepPath(this, attribute, held));
        }
        addElements(open, attribute, held);
    }

    private void addElements(Deque<StepPath> open, String attribute, Object held) {
        List<Object> elements = Values.list(held).orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            Object element = elements.get(i);
            List<Object> tuple = element instanceof PyObject
                    ? List.of()
                    : Values.list(element).orElse(List.of());
            if (tuple.size() > 1 && tuple.get(0) instanceof String step) {
                open.add(new StepPath(this, Values.python(step), tuple.get(1)));
            } else if (!(element instanceof String || element instanceof Number)) {
                open.add(new StepPath(this, "%s[%d]".formatted(attribute, i), element));
            }
        }
    }

    private String text() {
        List<String> names = new ArrayList<>();
        for (StepPath path = this; path.holder != null; path = path.holder) {
            names.add(0, path.name);
        }
        return String.join(" > ", names);
    }
}
