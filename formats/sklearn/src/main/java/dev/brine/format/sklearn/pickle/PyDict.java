package dev.brine.format.sklearn.pickle;

import dev.brine.error.CorruptModelException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A dict of any kind, in the order in which keys came first. Equal only to itself. */
public final class PyDict {
    private final Map<Object, Entry> entries = new LinkedHashMap<>();

    /** Makes an empty dict. */
    public PyDict() {}

    /**
     * One key and its value.
     *
     * @param key a scalar, text, bytes, class or tuple of those
     * @param value any value
     */
    public record Entry(Object key, Object value) {}

    /** Returns the value of a text key, or null. */
    public @Nullable Object get(String key) {
        Entry entry = entries.get(key);
        return entry == null ? null : entry.value();
    }

    /** Returns whether there is a text key. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Returns the entries in order, a copy. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** Returns the values in order, a copy. */
    public List<Object> values() {
        Collection<Entry> all = entries.values();
        List<Object> values = new ArrayList<>(all.size());
        all.forEach(entry -> values.add(entry.value()));
        return values;
    }

    /** Returns the number of keys. */
    public int size() {
        return entries.size();
    }

    /**
     * Sets a key's value.
     *
     * @throws CorruptModelException if the key is of a type that cannot be one
     */
    void put(Object key, Object value, BuildContext context) throws CorruptModelException {
        try {
            entries.put(HashKey.of(key), new Entry(key, value));
        } catch (IllegalArgumentException e) {
            throw context.corrupt("a dict gets " + e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "dict of " + entries.size();
    }
}
