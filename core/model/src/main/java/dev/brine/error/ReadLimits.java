package dev.brine.error;

import java.util.EnumMap;
import java.util.Map;

/**
 * Caps on what a file may ask for, the same for every format, checked before anything is allocated. Immutable; start at
 * {@link #defaults()}. Lengths are checked against the file's own size besides, where the format allows it.
 *
 * @param stated the caps that were set; the others have their {@link ReadLimit#defaultValue()}
 */
public record ReadLimits(Map<ReadLimit, Long> stated) {
    /**
     * Copies the caps.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public ReadLimits {
        stated = Map.copyOf(stated);
        for (Map.Entry<ReadLimit, Long> limit : stated.entrySet()) {
            if (limit.getValue() < 0) {
                throw new IllegalArgumentException(
                        "%s is %d, expected at least 0".formatted(limit.getKey(), limit.getValue()));
            }
        }
    }

    /** Returns the defaults, stated at each {@link ReadLimit}. */
    public static ReadLimits defaults() {
        return new ReadLimits(Map.of());
    }

    /** Returns these limits with another value for one of them. */
    public ReadLimits with(ReadLimit limit, long value) {
        Map<ReadLimit, Long> copy = new EnumMap<>(ReadLimit.class);
        copy.putAll(stated);
        copy.put(limit, value);
        return new ReadLimits(copy);
    }

    /** Returns the value of a limit. */
    public long get(ReadLimit limit) {
        return stated.getOrDefault(limit, limit.defaultValue());
    }

    /**
     * Returns at once if the value is allowed. What adds up over a file is counted by a {@link ReadBudget}.
     *
     * @param source name of the file
     * @param offset place of the value in it, or -1
     * @throws LimitExceededException if the value is larger than the limit
     */
    public void check(ReadLimit limit, long actual, String source, long offset) throws LimitExceededException {
        if (actual > get(limit)) {
            throw new LimitExceededException(limit, actual, get(limit), source, offset);
        }
    }
}
