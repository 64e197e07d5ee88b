package dev.brine.reports.write;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Numbers;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/** What a row is in words, wherever it is told. */
final class RowText {
    private RowText() {}

    /** How much of its file a row has read and checked. */
    static String reads(ResultRow row) {
        String checked = row.checked() ? "checked" : "unchecked";
        return isLazy(row) ? "lazily read, " + checked : checked;
    }

    /** True where the operation needs not read the whole file and the variant does not. */
    static boolean isLazy(ResultRow row) {
        return row.key().operation().readsOnDemand()
                && (row.traits().contains("LAZY") || row.traits().contains("MAPPED"));
    }

    /** What stands in place of a figure. */
    static String withoutFigure(ResultRow row) {
        return row.status() == RowStatus.ERROR ? "ERROR" : "n/a";
    }

    /** Size of the file of the first row that has one; blank where none has. */
    static String file(Collection<ResultRow> rows) {
        return rows.stream()
                .map(ResultRow::fileBytes)
                .filter(OptionalLong::isPresent)
                .map(bytes -> Numbers.bytes((double) bytes.getAsLong()))
                .findFirst()
                .orElse("");
    }

    /** Both bounds, or that no interval is claimed. */
    static String interval(Optional<Interval> interval, DoubleFunction<String> bound) {
        return interval.map(bounds -> bounds.text(bound)).orElse("not claimed");
    }

    /** Both bounds in brackets after a space, or nothing where no interval is claimed. */
    static String inBrackets(Optional<Interval> interval) {
        return interval.map(bounds -> " (" + bounds.text(Numbers::significant) + ")")
                .orElse("");
    }
}
