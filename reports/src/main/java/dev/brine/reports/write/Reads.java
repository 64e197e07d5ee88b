package dev.brine.reports.write;

import dev.brine.reports.result.Operation;
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
        Operation operation = row.key().operation();
        boolean partial = operation == Operation.OPEN || operation == Operation.FIRST_PREDICTION;
        return partial && (row.traits().contains("LAZY") || row.traits().contains("MAPPED"));
    }
}
