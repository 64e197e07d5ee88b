package dev.brine.reports.compare;

import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.statistics.RatioEstimate;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One stage of fresh processes that both results have. Times are milliseconds since the process was started; a process is
 * a fork.
 *
 * @param model name of the model
 * @param sizeLabel size label of the model
 * @param format name of the format, or {@code floor}
 * @param variant variant of the format
 * @param mode how the file was opened, as in a {@link ProcessStart}
 * @param pageCache state of the page cache
 * @param stage name of the stage, as in a {@link ProcessStart}
 * @param change how head stands to base
 * @param reason why there is no ratio, blank where there is one
 * @param baseMilliseconds score of the base, empty where it has no figure
 * @param headMilliseconds score of the head, empty where it has no figure
 * @param ratio head to base, empty where there is none
 * @param p two-sided p of the Mann-Whitney test on the processes, not corrected for the number of rows
 */
public record ComparedStart(
        String model,
        String sizeLabel,
        String format,
        String variant,
        String mode,
        String pageCache,
        String stage,
        Change change,
        String reason,
        OptionalDouble baseMilliseconds,
        OptionalDouble headMilliseconds,
        Optional<RatioEstimate> ratio,
        OptionalDouble p) {}
