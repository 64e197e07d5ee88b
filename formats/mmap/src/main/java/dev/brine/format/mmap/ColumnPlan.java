package dev.brine.format.mmap;

import org.jspecify.annotations.Nullable;

/**
 * How the chunks of a column are to be coded.
 *
 * @param level of zstd; 0 to store filtered bytes as they are
 * @param dictionary what the filter DICTIONARY looks up; null for the others
 */
record ColumnPlan(ChunkFilter filter, int level, @Nullable ValueIndex dictionary) {
    static final ColumnPlan RAW = new ColumnPlan(ChunkFilter.NONE, 0, null);

    static ColumnPlan of(ChunkFilter filter, int level) {
        return new ColumnPlan(filter, level, null);
    }
}
