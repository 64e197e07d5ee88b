package dev.brine.reports.write;

import dev.brine.error.PlainText;
import dev.brine.reports.internal.Numbers;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.io.NumberOutput;

/** Writes rows with their estimates as RFC 4180 CSV: figures in the row's own unit. */
final class CsvWriter {
    private static final String HEADER = "run,model,size,format,variant,operation,heap,page_cache,status,reason,unit,"
            + "direction,forks,score,interval_low,interval_high,geometric_mean,file_bytes,payload_bytes,"
            + "allocated_bytes_per_operation,checked,traits,proof\r\n";

    private CsvWriter() {}

    static String write(List<RunResult> results) {
        StringBuilder out = new StringBuilder(HEADER);
        for (int i = 0; i < results.size(); i++) {
            for (ResultRow row : results.get(i).rows()) {
                out.append(line(i + 1, row, results.get(i).model(row.key())));
            }
        }
        return out.toString();
    }

    private static String line(int run, ResultRow row, ModelInfo model) {
        RowKey key = row.key();
        Optional<Estimate> estimate =
                row.status() == RowStatus.OK ? Optional.of(Estimate.of(row.unit(), row.samples())) : Optional.empty();
        Optional<Interval> interval = estimate.flatMap(Estimate::interval);
        return String.join(
                        ",",
                        Integer.toString(run),
                        text(key.model()),
                        text(key.sizeLabel()),
                        text(key.format()),
                        text(key.variant()),
                        text(key.operation().toString()),
                        text(key.heap().toString()),
                        text(key.pageCache()),
                        text(row.status().toString()),
                        text(row.reason()),
                        text(row.unit()),
                        text(row.direction().toString()),
                        Integer.toString(row.samples().size()),
                        estimate.map(value -> number(value.score())).orElse(""),
                        interval.map(bounds -> derived(bounds.low())).orElse(""),
                        interval.map(bounds -> derived(bounds.high())).orElse(""),
                        estimate.map(value -> derived(value.geometricMean())).orElse(""),
                        row.fileBytes().isPresent()
                                ? Long.toString(row.fileBytes().getAsLong())
                                : "",
                        Long.toString(model.payloadBytes()),
                        row.allocatedBytesPerOperation().isPresent()
                                ? number(row.allocatedBytesPerOperation().getAsDouble())
                                : "",
                        Boolean.toString(row.checked()),
                        text(row.traits().stream().collect(Collectors.joining(" "))),
                        text(row.proof()))
                + "\r\n";
    }

    /** Digits that do not depend on the JDK, as {@link Double#toString} does. */
    private static String number(double value) {
        return NumberOutput.toString(value, true);
    }

    private static String derived(double value) {
        return number(Numbers.rounded(value));
    }

    /** Quotes where RFC 4180 asks for it; text that a spreadsheet would run as a formula gets an apostrophe. */
    static String text(String raw) {
        String text = PlainText.clean(raw);
        String safe = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quote = safe.contains(",") || safe.contains("\"");
        return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
