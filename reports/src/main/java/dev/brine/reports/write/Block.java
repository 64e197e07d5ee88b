package dev.brine.reports.write;

import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.RatioEstimate;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Numbers.TimeUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

    /**
     * The one unit that a block's figures are shown in, or none where its rows have different ones.
     *
     * @param heading heading of the column
     * @param factor base units in one shown unit
     */
    record Unit(String heading, double factor) {
        private static final Unit SEVERAL = new Unit("value", 1);

        String value(Estimate estimate) {
            String number = shown(estimate.score());
            return equals(SEVERAL) ? number + " " + estimate.unit() : number;
        }

        String interval(Estimate estimate) {
            return RowText.interval(estimate.interval(), this::shown);
        }

        private String shown(double value) {
            return Numbers.significant(value / factor);
        }
    }

    /**
     * A row with its estimate and its place among the rows it may be compared with.
     *
     * @param toBest how many times worse than the best of its class, empty where it has no rank
     */
    record Standing(ResultRow row, Rank rank, Optional<Estimate> estimate, Optional<RatioEstimate> toBest) {
        /** Place in a class of rows of the same size, unit and kind of read. */
        enum Rank {
            /** The best of several. */
            BEST,
            /** Nothing to compare with. */
            ALONE,
            /** Not the best, but the intervals overlap. */
            ABOUT_THE_SAME,
            /** Not the best. */
            BEHIND,
            /** A floor: shown, not ranked. */
            FLOOR,
            /** No figure. */
            NONE
        }
    }

    List<Estimate> estimates() {
        return standings.stream()
                .map(Standing::estimate)
                .flatMap(Optional::stream)
                .toList();
    }

    Unit unit() {
        List<String> bases = estimates().stream().map(Estimate::unit).distinct().toList();
        if (bases.size() != 1) {
            return Unit.SEVERAL;
        }
        String base = bases.get(0);
        if (!base.equals("ns") && !base.startsWith("ns/")) {
            return new Unit(base, 1);
        }
        TimeUnit unit = TimeUnit.forLargest(
                estimates().stream().mapToDouble(Estimate::score).max().orElse(0));
        return new Unit(unit.symbol() + base.substring(2), unit.nanoseconds());
    }

    boolean hasSeveralSizes() {
        return standings.stream()
                        .map(standing -> standing.row().key().sizeLabel())
                        .distinct()
                        .count()
                > 1;
    }
}
