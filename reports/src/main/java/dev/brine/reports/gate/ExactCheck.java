package dev.brine.reports.gate;

import dev.brine.reports.text.Numbers;
import java.util.OptionalLong;

/**
 * A comparison that needs no statistics: a value that does not vary, or hardly, from run to run.
 *
 * @param name what is compared, such as {@code file bytes}
 * @param row id of the row it belongs to
 * @param base value of the base, as text
 * @param head value of the head, as text
 * @param unit unit of both, blank where there is none
 * @param rule what passes, such as {@code at most +3 % and +4096 B}
 * @param verdict whether head passes
 * @param note why it failed or was not measured, blank where it passed
 */
public record ExactCheck(
        String name,
        String row,
        String base,
        String head,
        String unit,
        String rule,
        ExactVerdict verdict,
        String note) {
    /** Name of {@link #roundTrip}. */
    public static final String ROUND_TRIP = "round trip";
    /** Name of {@link #outputHash}. */
    public static final String OUTPUT_HASH = "output hash";
    /** Name of {@link #fileBytes}. */
    public static final String FILE_BYTES = "file bytes";
    /** Name of {@link #allocation}. */
    public static final String ALLOCATION = "allocation";
    /** Name of {@link #smallestHeap}. */
    public static final String SMALLEST_HEAP = "smallest heap";

    /** Growth of {@link #allocation} that passes, as a share of the base's. */
    public static final double ALLOCATION_SHARE = 0.03;
    /** Growth of {@link #allocation} that passes, bytes. */
    public static final int ALLOCATION_BYTES = 4096;
    /** Growth of {@link #smallestHeap} that passes, as a share of the base's. */
    public static final double HEAP_SHARE = 0.05;

    /** Whether head loaded back what it saved, bit-equal. The reason is blank exactly where it did. */
    public static ExactCheck roundTrip(String row, String headReason) {
        boolean passed = headReason.isBlank();
        return new ExactCheck(
                ROUND_TRIP, row, "", passed ? "equal" : "different", "", "bit-equal", verdict(passed), headReason);
    }

    /** Whether both arms predict the same bytes. */
    public static ExactCheck outputHash(String row, String base, String head) {
        boolean passed = base.equals(head);
        return new ExactCheck(
                OUTPUT_HASH, row, base, head, "", "equal", verdict(passed), passed ? "" : "the predictions differ");
    }

    /** Whether head's file is no larger than base's, or than a budget where one is given. */
    public static ExactCheck fileBytes(String row, long base, long head, OptionalLong budget) {
        long most = budget.orElse(base);
        String rule = budget.isPresent() ? "at most " + Numbers.count(most) + " B" : "no growth";
        return bytes(FILE_BYTES, row, base, head, rule, head <= most);
    }

    /** Whether head allocates at most 3 % or 4 KiB more than base, whichever is more; bytes of one operation. */
    public static ExactCheck allocation(String row, double base, double head) {
        boolean passed = head <= base * (1 + ALLOCATION_SHARE) || head <= base + ALLOCATION_BYTES;
        return bytes(ALLOCATION, row, Math.round(base), Math.round(head), "at most +3 % or +4,096 B", passed);
    }

    /**
     * Whether head completes in the smallest heap that base needs and 5 % more.
     *
     * @param base smallest heap of the base, bytes
     * @param tried heap that head was given, bytes
     * @param completed how many of the attempts completed
     * @param attempts how many were made
     */
    public static ExactCheck smallestHeap(String row, long base, long tried, int completed, int attempts) {
        boolean passed = attempts > 0 && completed == attempts;
        return new ExactCheck(
                SMALLEST_HEAP,
                row,
                Numbers.count(base),
                "%s of %s in %s".formatted(completed, attempts, Numbers.count(tried)),
                "B",
                "completes in base +5 %",
                verdict(passed),
                passed ? "" : "head needs more heap than base and 5 %");
    }

    /** A check that could not be made. */
    public static ExactCheck notAvailable(String name, String row, String reason) {
        return new ExactCheck(name, row, "", "", "", "", ExactVerdict.NOT_AVAILABLE, reason);
    }

    private static ExactCheck bytes(String name, String row, long base, long head, String rule, boolean passed) {
        String note = passed || base == 0 ? "" : Numbers.shortPercent((double) (head - base) / base) + " more";
        return new ExactCheck(name, row, Numbers.count(base), Numbers.count(head), "B", rule, verdict(passed), note);
    }

    private static ExactVerdict verdict(boolean passed) {
        return passed ? ExactVerdict.PASSED : ExactVerdict.FAILED;
    }
}
