package dev.brine.reports.write;

import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.RowKey;
import java.util.Comparator;
import java.util.List;

/** The rows of a model that belong into one table, best first. */
record Block(Key key, List<Standing> standings) {
    /** One operation under one setting; a floor belongs to the operation it bounds. */
    record Key(Operation operation, HeapSetting heap, String pageCache) {
        static final Comparator<Key> ORDER =
                Comparator.comparing(Key::operation).thenComparing(Key::heap).thenComparing(Key::pageCache);

        static Key of(RowKey row) {
            return new Key(row.operation().floorOf().orElse(row.operation()), row.heap(), row.pageCache());
        }

        /** What sets this block apart from the usual one: a heap that is not the default, a page cache among several. */
        String unusual(List<Block> all) {
            boolean severalCaches = all.stream()
                            .map(block -> block.key().pageCache())
                            .distinct()
                            .count()
                    > 1;
            return (heap == HeapSetting.DEFAULT ? "" : ", " + heap) + (severalCaches ? ", " + pageCache : "");
        }

        String title() {
            return operation.title() + ", " + heap + " heap, page cache " + pageCache;
        }
    }
}
