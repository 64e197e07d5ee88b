package dev.brine.format.sklearn.estimator;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.sklearn.pickle.PyGlobal;
import dev.brine.format.sklearn.pickle.PyObject;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The state of one import: the source of the bytes, the budget that is left, and what was dropped. A file
 * may hold one estimator many times over for a few bytes each, and estimators that contain themselves: every question
 * and every column takes from a budget.
 */
final class ImportContext {

    /** Questions to estimators, trees not counted, for each estimator that the file holds; and some more for small files. */
    static final int QUESTIONS_PER_ESTIMATOR = 8;

    static final int MORE_QUESTIONS = 200;

    /** Nodes of trees that were met before. */
    static final int MAX_REPEATED_NODES = 1 << 20;

    private final String source;
    private final Object root;
    private final ReadLimits limits;
    private final InputUses inputs;
    private final Map<String, SortedSet<String>> dropped = new TreeMap<>();
    private int questions;
    private final Set<PyObject> estimators = Collections.newSetFromMap(new IdentityHashMap<>());
    private int depth;
    private long columns;
    private String version = "";
    private final Set<Object> plain = Collections.newSetFromMap(new IdentityHashMap<>());
    private long repeatedNodes;
    private final Set<PyObject> trees = Collections.newSetFromMap(new IdentityHashMap<>());

    String source() {
        return source;
    }

    /**
     * @param root value of the file
     */
    ImportContext(String source, Object root, ReadLimits limits) {
        this.source = source;
        this.root = root;
        this.limits = limits;
        this.inputs = new InputUses(this);
    }

    /** Returns what the estimators make of the input columns. */
    InputUses inputs() {
        return inputs;
    }

    ReadLimits limits() {
        return limits;
    }

    /** Returns by class what was left behind. */
    Map<String, SortedSet<String>> dropped() {
        return dropped;
    }

    void drop(String className, String field) {
        dropped.computeIfAbsent(className, name -> new TreeSet<>()).add(field);
    }

    /** Remembers the version of scikit-learn that wrote the first estimator. */
    void meetVersion(String found) {
        if (version.isEmpty()) {
            version = found;
        }
    }

    /** Returns the version of scikit-learn, empty where the file does not tell. */
    String version() {
        return version;
    }

    /** Takes one question and one level of nesting; {@link #leave} gives the level back. */
    void enter(PyObject object) throws ModelFormatException {
        limits.check(ReadLimit.DEPTH, ++depth, source, object.offset());
        estimators.add(object);
        int allowed = MORE_QUESTIONS + QUESTIONS_PER_ESTIMATOR * Math.min(1 << 20, estimators.size());
        if (++questions > allowed) {
            throw corrupt(
                    "its %d estimators stand in more than %d places".formatted(estimators.size(), allowed),
                    object.offset());
        }
    }

    void leave() {
        depth--;
    }

    /** Returns a class or function that nothing is known about, where a value holds one. What holds none is searched once. */
    Optional<PyGlobal> inertIn(Object value) {
        Deque<Object> open = new ArrayDeque<>(List.of(value));
        while (!open.isEmpty()) {
            Object next = open.pop();
            PyGlobal type =
                    next instanceof PyObject object ? object.type() : next instanceof PyGlobal global ? global : null;
            if (type != null && type.isInert()) {
                return Optional.of(type);
            }
            if (!(next instanceof String || next instanceof Number) && plain.add(next)) {
                open.addAll(Values.held(next));
            }
        }
        return Optional.empty();
    }

    /** Takes columns of a flow. */
    void takeColumns(long count) throws LimitExceededException {
        columns += count;
        limits.check(ReadLimit.COLUMNS, columns, source, -1);
    }

    /** Takes the nodes of a tree; those of a tree that the file holds once and names again are few. */
    void takeNodes(PyObject tree, long count) throws CorruptModelException {
        if (!trees.add(tree)) {
            repeatedNodes += count;
            if (repeatedNodes > MAX_REPEATED_NODES) {
                throw corrupt("trees used again have more than %d nodes".formatted(MAX_REPEATED_NODES), tree.offset());
            }
        }
    }

    CorruptModelException corrupt(String reason, long offset) {
        return new CorruptModelException(reason, source, offset);
    }

    CorruptModelException corrupt(String reason, PyObject object, Throwable cause) {
        return new CorruptModelException(reason, source, object.offset(), cause);
    }

    UnsupportedModelException unsupported(String reason) {
        return new UnsupportedModelException(reason, source);
    }

    /** Returns where in the file's value an estimator stands, as a part of a message: {@code , step 'scale',}. */
    String at(PyObject estimator) {
        String path = StepPath.of(root, estimator);
        return path.isEmpty() ? "" : ", step %s,".formatted(path);
    }
}
