package dev.brine.reports.write;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.statistics.Estimate;

/** What two rows of a block must share to be compared: checked and unchecked reads never do. */
record RankClass(String sizeLabel, boolean checkedRead, String unit, Direction direction) {
    static RankClass of(ResultRow row, Estimate estimate) {
        boolean checkedRead = !row.key().operation().readsFile() || row.checked();
        return new RankClass(row.key().sizeLabel(), checkedRead, estimate.unit(), row.direction());
    }
}
