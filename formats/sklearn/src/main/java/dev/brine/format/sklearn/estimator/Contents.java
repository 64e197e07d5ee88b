package dev.brine.format.sklearn.estimator;

import dev.brine.error.UnsupportedModelException;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyGlobal;
import dev.brine.format.sklearn.pickle.PyObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The content of a file's value, in dicts, lists, tuples and plain objects however nested: the parts that may take part in
 * a prediction, supported or not, each at its place, written as Python would ask for it. One part is read without being
 * asked for; of several the user says which.
 */
final class Contents {
    private static final int LISTED = 20;

    private final ImportContext context;
    private final Spot root;
    private final List<Spot> parts = new ArrayList<>();

    /** A value, and how it is reached from the one that holds it. */
    record Spot(@Nullable Spot holder, String step, String name, Object value) {
        /** Returns how Python reaches the value from the file's, such as {@code ['models'][0]}. */
        String place() {
            Deque<String> steps = new ArrayDeque<>();
            for (Spot spot = this; spot != null; spot = spot.holder) {
                steps.push(spot.step);
            }
            return String.join("", steps);
        }

        /** Returns place and value as words; what is not supported is said to be. */
        private String words() {
            String place = holder == null ? "the file's own value" : place();
            if (value instanceof PyObject object) {
                String text = object.className().startsWith("sklearn.")
                        ? object.simpleName()
                        : EstimatorLike.describe(object.type());
                return "%s %s%s".formatted(place, text, Estimators.isSupported(object) ? "" : " (not supported)");
            }
            return value instanceof PyGlobal
                    ? "%s function %s (not supported)".formatted(place, value)
                    : "%s %s".formatted(place, Values.describe(value));
        }
    }

    private Contents(ImportContext context, Object root) {
        this.context = context;
        this.root = new Spot(null, "", "", root);
    }

    static Contents of(ImportContext context, Object root) {
        Contents contents = new Contents(context, root);
        contents.search();
        return contents;
    }

    /** Walks containers without recursion, each once: they may be deep, shared and cyclic. */
    private void search() {
        Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Spot> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Spot spot = open.pop();
            if ((isValue(spot.value) && !EstimatorLike.isThreshold(spot.name)) || !met.add(spot.value)) {
                continue;
            }
            boolean isEstimator = spot.value instanceof PyObject object && EstimatorLike.isEstimator(object);
            if (isEstimator || isOtherPart(spot)) {
                parts.add(spot);
            }
            if (!isEstimator) {
                List<Spot> held = held(spot);
                Collections.reverse(held);
                held.forEach(open::push);
            }
        }
    }

    private static boolean isValue(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static boolean isOtherPart(Spot spot) {
        return EstimatorLike.isCode(spot.value) || (EstimatorLike.isThreshold(spot.name) && areNumbers(spot.value));
    }

    private static boolean areNumbers(Object value) {
        Object first = Values.list(value)
                .filter(list -> !list.isEmpty())
                .map(list -> list.get(0))
                .orElse(value);
        return first instanceof Number || (value instanceof NdArray array && Values.isNumeric(array));
    }

    private static List<Spot> held(Spot spot) {
        List<Spot> held = new ArrayList<>();
        if (spot.value instanceof PyDict dict) {
            addEntries(spot, dict, held);
        } else if (spot.value instanceof PyObject object) {
            addEntries(spot, object.entries(), held);
            object.attributes().forEach((name, value) -> held.add(new Spot(spot, "." + name, name, value)));
        }
        List<Object> elements = Values.list(spot.value).orElse(List.of());
        for (int i = 0; i < elements.size(); i++) {
            held.add(new Spot(spot, "[" + i + "]", "", elements.get(i)));
        }
        return held;
    }

    private static void addEntries(Spot spot, PyDict dict, List<Spot> held) {
        for (PyDict.Entry entry : dict.entries()) {
            String name = entry.key() instanceof String text ? text : "";
            held.add(new Spot(spot, "[" + Values.python(entry.key()) + "]", name, entry.value()));
        }
    }

    /**
     * Returns the only part.
     *
     * @throws UnsupportedModelException if there is none, or several
     */
    Spot only() throws IOException {
        if (parts.stream().noneMatch(part -> part.value instanceof PyObject)) {
            throw context.unsupported("holds %s%s without an estimator, expected a fitted estimator of scikit-learn"
                    .formatted(
                            Values.describe(root.value),
                            parts.isEmpty() || parts.get(0).holder == null ? "" : ", " + places() + ","));
        }
        if (parts.size() > 1) {
            throw context.unsupported("holds %d things that may take part in a prediction: %s; %s"
                    .formatted(parts.size(), places(), wayOut()));
        }
        return parts.get(0);
    }

    private String places() {
        String listed = parts.stream().limit(LISTED).map(Spot::words).collect(Collectors.joining(", "));
        return parts.size() > LISTED ? "%s and %d more".formatted(listed, parts.size() - LISTED) : listed;
    }

    private String wayOut() throws IOException {
        String example = "PLACE";
        for (Spot part : parts) {
            if (part.value instanceof PyObject object
                    && Estimators.isSupported(object)
                    && !Estimators.isTransformer(context, object)) {
                example = '"' + part.place().replace("\"", "\\\"") + '"';
            }
        }
        String unread = example.equals("PLACE") ? "no model among them can be read; " : "";
        return "%ssay which with --select %s (ReadOptions.withSelection); several, in order, become a pipeline"
                .formatted(unread, example);
    }

    /**
     * Returns the estimators at some places.
     *
     * @throws UnsupportedModelException if a place is not there, or holds no estimator
     */
    List<Spot> at(List<String> places) throws UnsupportedModelException {
        List<Spot> found = new ArrayList<>();
        for (String place : places) {
            Spot spot = at(place);
            if (!(spot.value instanceof PyObject)) {
                throw context.unsupported("%s is %s, expected an estimator; it holds %s"
                        .formatted(place, Values.describe(spot.value), places()));
            }
            found.add(spot);
        }
        return found;
    }

    private Spot at(String place) throws UnsupportedModelException {
        Spot spot = root;
        String rest = sameQuotes(place.strip());
        while (!rest.isEmpty()) {
            Spot next = null;
            for (Spot held : held(spot)) {
                if (leads(sameQuotes(held.step), rest)) {
                    next = held;
                }
            }
            if (next == null) {
                throw context.unsupported(
                        "has nothing at %s; it holds %s".formatted(place, parts.isEmpty() ? "no estimator" : places()));
            }
            rest = rest.substring(next.step.length());
            spot = next;
        }
        return spot;
    }

    /** Returns a place with one kind of quotes, as Python's two mean the same. */
    private static String sameQuotes(String place) {
        return place.replace('"', '\'');
    }

    private static boolean leads(String step, String place) {
        return place.startsWith(step)
                && (place.length() == step.length() || "[.".indexOf(place.charAt(step.length())) >= 0);
    }

    /** Records as dropped what stands beside the chosen parts, at each level. */
    void recordBeside(List<Spot> chosen) {
        Set<Object> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Spot> holders = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Spot part : chosen) {
            kept.add(part.value);
            for (Spot spot = part.holder; spot != null; spot = spot.holder) {
                kept.add(spot.value);
                holders.add(spot);
            }
        }
        for (Spot holder : holders) {
            List<Spot> beside = held(holder).stream()
                    .filter(spot -> !kept.contains(spot.value))
                    .toList();
            beside.stream().limit(LISTED).forEach(spot -> context.drop("beside the model", spot.place()));
            if (beside.size() > LISTED) {
                context.drop("beside the model", "%d more".formatted(beside.size() - LISTED));
            }
        }
    }
}
