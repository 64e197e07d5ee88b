package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** From a file of scikit-learn and hold-out rows to a report and a recommendation, in one command; real forks, tiny. */
class NewcomersPathTest extends TinyBenchTest {
    @Test
    void oneCommandMeasuresReportsAndAdvises() throws IOException {
        copy("final_model_xz.joblib", "final_model.joblib");
        copy("final_model_xz.rows.csv", "holdout.csv");

        assertThat(run(
                        "bench",
                        "--model=@final_model.joblib",
                        "--rows=@holdout.csv",
                        "--formats=mmap:raw,java",
                        "--out=@report"))
                .as(err() + out())
                .isZero();

        assertThat(out()).contains("pick", "mmap", "report: " + folder.resolve("report/index.html"));
        assertThat(folder.resolve("report/index.html")).isNotEmptyFile();
        RunResult result = ResultStore.read(folder.resolve("report/results.json"));
        assertThat(result.run().profile()).isEqualTo("model");
        assertThat(result.models())
                .singleElement()
                .satisfies(model -> assertThat(model.name()).isEqualTo("final_model.joblib"));
        assertThat(result.rows()).extracting(ResultRow::status).contains(RowStatus.OK);
        assertThat(run("advise", "@report/results.json")).as(err()).isZero();
    }
}
