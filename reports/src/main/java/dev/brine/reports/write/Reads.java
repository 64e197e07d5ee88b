package dev.brine.reports.write;

import dev.brine.reports.result.ResultRow;

/** In words, how much of its file a row has read and checked. */
final class Reads {
    private Reads() {}

    static String of(ResultRow row) {
        String checked = row.checked() ? "checked" : "unchecked";
        return isLazy(row) ? "lazily read, " + checked : checked;
    }

    /** True where the operation needs not read the whole file and the variant does not. */
    static boolean isLazy(ResultRow row) {
        return row.key().operation().readsOnDemand()
                && (row.traits().contains("LAZY") || row.traits().contains("MAPPED"));
    }
}
