package dev.brine.reports.compare;

import dev.brine.reports.result.RowKey;
import dev.brine.reports.statistics.RatioEstimate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One row that both results have.
 *
 * @param key which cell it is
 * @param change how head stands to base
 * @param reason why there is no ratio, blank where there is one
 * @param unit unit of the scores
 * @param baseScore score of the base, empty where it has no figure
 * @param headScore score of the head, empty where it has no figure
 * @param ratio head to base, empty where there is none
 * @param p two-sided p of the Mann-Whitney test on the forks, not corrected for the number of rows
 * @param baseFileBytes size of the base's file
 * @param headFileBytes size of the head's file
 * @param baseAllocatedBytes bytes that one operation of the base allocates
 * @param headAllocatedBytes bytes that one operation of the head allocates
 */
public record ComparedRow(
        RowKey key,
        Change change,
        String reason,
        String unit,
        OptionalDouble baseScore,
        OptionalDouble headScore,
        Optional<RatioEstimate> ratio,
        OptionalDouble p,
        OptionalLong baseFileBytes,
        OptionalLong headFileBytes,
        OptionalDouble baseAllocatedBytes,
        OptionalDouble headAllocatedBytes) {}
