package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.SampleResult;
import dev.brine.reports.compare.Comparison;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
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
