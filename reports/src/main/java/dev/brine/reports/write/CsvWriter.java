package dev.brine.reports.write;

import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Writes rows with their estimates as CSV: figures in the row's own unit. */
final class CsvWriter {
    private CsvWriter() {}

    static String write(List<RunResult> results) {
        Table table = Table.titled("results")
                .number("run")
                .text("model", "size", "format", "variant", "operation", "heap", "page_cache", "status", "reason")
                .text("unit", "direction")
                .number("forks", "score", "interval_low", "interval_high", "geometric_mean", "file_bytes")
                .number("payload_bytes", "allocated_bytes_per_operation")
                .text("checked", "traits", "proof");
        for (int i = 0; i < results.size(); i++) {
            for (ResultRow row : results.get(i).rows()) {
                add(table, i + 1, row, results.get(i).model(row.key()));
            }
        }
        return table.csv();
    }

    private static void add(Table table, int run, ResultRow row, ModelInfo model) {
        RowKey key = row.key();
        Optional<Estimate> estimate =
                row.hasFigure() ? Optional.of(Estimate.of(row.unit(), row.samples())) : Optional.empty();
        Optional<Interval> interval = estimate.flatMap(Estimate::interval);
        OptionalDouble allocated = row.allocatedBytesPerOperation();
        table.line(
                Integer.toString(run),
                key.model(),
                key.sizeLabel(),
                key.format(),
                key.variant(),
                key.operation().toString(),
                key.heap().toString(),
                key.pageCache(),
                row.status().toString(),
                row.reason(),
                row.unit(),
                row.direction().toString(),
                Integer.toString(row.samples().size()),
                estimate.map(value -> Numbers.exact(value.score())).orElse(""),
                interval.map(bounds -> derived(bounds.low())).orElse(""),
                interval.map(bounds -> derived(bounds.high())).orElse(""),
                estimate.map(value -> derived(value.geometricMean())).orElse(""),
                row.fileBytes().stream().mapToObj(Long::toString).findFirst().orElse(""),
                Long.toString(model.payloadBytes()),
                allocated.isPresent() ? Numbers.exact(allocated.getAsDouble()) : "",
                Boolean.toString(row.checked()),
                String.join(" ", row.traits()),
                row.proof());
    }

    private static String derived(double value) {
        return Numbers.exact(Numbers.rounded(value));
    }
}
