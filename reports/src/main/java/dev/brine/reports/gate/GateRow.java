package dev.brine.reports.gate;

import dev.brine.reports.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the gate found of one timed row.
 *
 * @param id id of the row
 * @param verdict the verdict
 * @param reason why, one line
 * @param ratio Hodges-Lehmann ratio of head to base; above 1 where head takes longer
 * @param interval 95 % interval of the ratio: distribution-free where judged, Student's where only screened; empty of
 *     too few pairs
 * @param rounds pairs that the ratio rests on: the judging ones, or the screening ones where the row was not judged
 * @param spread standard deviation of ln(head / base) over those pairs
 * @param adjustedP p against a slowdown of at most the margin after Holm, empty where the row was not judged
 * @param smallestEffect slowdown that nine of ten runs would have called at this spread, such as 0.12; empty where so
 *     few pairs could not call any
 * @param pairs every pair of the row
 */
public record GateRow(
        String id,
        GateVerdict verdict,
        String reason,
        double ratio,
        Optional<Interval> interval,
        int rounds,
        double spread,
        OptionalDouble adjustedP,
        OptionalDouble smallestEffect,
        RowPairs pairs) {}
