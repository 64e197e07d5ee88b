package dev.brine.format.sklearn.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that a pickle refers back to by number; numbers need not follow each other. */
final class Memo {
    private final List<Object> dense = new ArrayList<>();
    private final Map<Long, Object> sparse = new HashMap<>();

    /** Sets a value; returns whether its number is new. */
    boolean put(long number, Object value) {
        if (number < dense.size()) {
            dense.set((int) number, value);
            return false;
        }
        if (number == dense.size() && sparse.isEmpty()) {
            dense.add(value);
            return true;
        }
        return sparse.put(number, value) == null;
    }

    @Nullable
    Object get(long number) {
        return number >= 0 && number < dense.size() ? dense.get((int) number) : sparse.get(number);
    }

    /** Returns how many values there are, which is the number that MEMOIZE gives the next one. */
    long size() {
        return (long) dense.size() + sparse.size();
    }
}
