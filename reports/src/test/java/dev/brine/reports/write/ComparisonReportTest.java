package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.SampleResult;
import dev.brine.reports.compare.Comparison;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {
    private static final Comparison COMPARISON = Comparison.of(base(), head());

    @Test
    void theConsoleFitsAndNeverSpeaksOfRegressions() {
        String text = ComparisonReport.console(COMPARISON);
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        assertThat(text)
                .startsWith("advisory: ")
                .contains("brine gate takes pairs and judges")
                .contains("  kryo tuned, first-prediction, pretouched ")
                .contains("only in base: ")
                .doesNotContainIgnoringCase("regress");
    }

    @Test
    void startsAreRowsOfTheirOwn() {
        Comparison starts = Comparison.of(started(1), started(2));
        assertThat(ComparisonReport.console(starts))
                .startsWith("advisory: 2 worse, 1 unclear\n")
                .contains("not corrected for 3 rows")
                .contains("  mmap raw mapped, start to first-prediction ")
                .contains("  mmap raw mapped, start to served-1000, guest-cold ")
                .contains("  java heap, start to materialised ");
        assertThat(ComparisonReport.markdown(starts, GateReport.COMMENT_BYTES))
                .contains("start to first-prediction | worse | 50.0 ms | 100 ms | 2.000 | ");
        assertThat(ComparisonReport.json(starts)).contains("\"stage\" : \"served-1000\"");
    }

    @Test
    void theMarkdownShowsChangesAndFoldsTheRest() {
        String text = ComparisonReport.markdown(COMPARISON, GateReport.COMMENT_BYTES);
        assertThat(text).startsWith("**advisory: ").contains("other rows</summary>");
        assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
        assertThat(text.substring(0, text.indexOf("<details>"))).contains("+10.00 %");
    }

    @Test
    void theJsonNamesItsSchema() {
        assertThat(ComparisonReport.json(COMPARISON))
                .startsWith("{\n  \"schema\" : \"brine-compare/1\",")
                .contains("\"change\" : \"WORSE\"");
    }

    private static RunResult started(double factor) {
        RunResult sample = SampleResult.run();
        return new RunResult(
                sample.run(),
                sample.environment(),
                sample.models(),
                List.of(),
                List.of(),
                List.of(
                        start(
                                "mmap",
                                "raw",
                                "mapped",
                                "warm",
                                "first-prediction",
                                50 * factor,
                                51 * factor,
                                49 * factor),
                        start(
                                "mmap",
                                "raw",
                                "mapped",
                                "guest-cold",
                                "served-1000",
                                80 * factor,
                                81 * factor,
                                79 * factor),
                        start("java", "default", "heap+materialise", "warm", "materialised", 90 * factor)),
                List.of());
    }

    private static ProcessStart start(
            String format, String variant, String mode, String pageCache, String stage, double... milliseconds) {
        ModelInfo model = SampleResult.run().models().get(0);
        return new ProcessStart(
                model.name(),
                model.sizeLabel(),
                format,
                variant,
                mode,
                pageCache,
                RowStatus.OK,
                "",
                "equal predictions",
                List.of(stage),
                DoubleStream.of(milliseconds).mapToObj(List::of).toList());
    }

    private static RunResult base() {
        return with(row(1, 1000));
    }

    private static RunResult head() {
        List<ResultRow> rows = new ArrayList<>(SampleResult.run().rows());
        rows.removeIf(row -> row.key().operation() == Operation.PREDICT);
        return with(rows, row(2, 1100));
    }

    private static ResultRow row(double factor, long fileBytes) {
        ResultRow row = SampleResult.row("mlp", "kryo", "default", Operation.SAVE, 1, fileBytes);
        List<List<Double>> samples = List.of(
                List.of(10 * factor),
                List.of(10.1 * factor),
                List.of(9.9 * factor),
                List.of(10.2 * factor),
                List.of(9.8 * factor));
        return SampleResult.withKey(row, row.key(), samples);
    }

    private static RunResult with(ResultRow row) {
        return with(SampleResult.run().rows(), row);
    }

    private static RunResult with(List<ResultRow> rows, ResultRow row) {
        List<ResultRow> all = new ArrayList<>(rows);
        all.add(row);
        RunResult sample = SampleResult.run();
        return new RunResult(sample.run(), sample.environment(), sample.models(), all, List.of(), List.of());
    }
}
