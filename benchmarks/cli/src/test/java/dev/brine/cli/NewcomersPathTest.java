package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a file of scikit-learn and hold-out rows to a report and a recommendation, in one command; real forks, tiny. */
class NewcomersPathTest extends CommandTest {
    private static final String STARTS = "brine.starts";

    @BeforeEach
    void measuresAsLittleAsPossible() {
        System.setProperty(STARTS, "1");
        properties.setProperty("jmh.f", "1");
        properties.setProperty("jmh.wi", "1");
        properties.setProperty("jmh.i", "1");
    }

    @AfterEach
    void measuresAsUsualAgain() {
        System.clearProperty(STARTS);
    }

    @Override
    BenchRunner runner() {
        return new SuiteBenchmarks(
                new Progress(new PrintStream(OutputStream.nullOutputStream()), false, System::nanoTime));
    }

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

    private void copy(String resource, String name) throws IOException {
        try (InputStream in = NewcomersPathTest.class.getResourceAsStream("sklearn/" + resource)) {
            Files.copy(in, folder.resolve(name));
        }
    }
}
