package dev.brine.reports.write;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.RatioEstimate;
import java.util.Optional;

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
