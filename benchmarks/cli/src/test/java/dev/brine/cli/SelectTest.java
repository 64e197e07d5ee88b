package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of scikit-learn that holds a scaler beside a model, through every command that reads. */
class SelectTest extends CommandTest {
    private static final String SCALER = "--select=['scaler']";
    private static final String MODEL = "--select=['model']";
    private static final String ROWS = "--rows=@scaler_and_model.rows.csv";
    private static final String EXPECTED = "--expected=@scaler_and_model.expected.csv";

    @BeforeEach
    void copy() throws IOException {
        for (String suffix : List.of("joblib", "rows.csv", "expected.csv")) {
            String name = "scaler_and_model." + suffix;
            try (InputStream in = SelectTest.class.getResourceAsStream("sklearn/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inspect @scaler_and_model.joblib",
                "verify @scaler_and_model.joblib",
                "convert @scaler_and_model.joblib @m.brine",
                "predict @scaler_and_model.joblib --rows=@scaler_and_model.rows.csv",
                "diff @scaler_and_model.joblib @scaler_and_model.joblib"
            })
    void everyCommandAsksWhichOfSeveral(String line) {
        assertThat(run(line.split(" "))).as(out()).isEqualTo(2);
        assertThat(err()).contains("['scaler'] StandardScaler, ['model'] LogisticRegression", "--select \"['model']\"");
        String[] words = (line + " " + MODEL).split(" ");
        assertThat(run(words)).as(err()).isZero();
        assertThat(out()).doesNotContain("UNPROVED");
    }

    @Test
    void aPipelineOfSeveralIsUnprovedUntilTheSourceAgrees() {
        assertThat(run("convert", "@scaler_and_model.joblib", "@m.brine", SCALER, MODEL))
                .as(err())
                .isZero();
        assertThat(out()).contains("UNPROVED: a pipeline of ['scaler'] then ['model'] was put together by --select");
        assertThat(run("inspect", "@m.brine")).isZero();
        assertThat(out()).contains("UNPROVED: ", "source.selected ['scaler'] then ['model']");
        assertThat(run("inspect", "@m.brine", "--json")).isZero();
        assertThat(out()).contains("\"unproved\":\"a pipeline of ['scaler'] then ['model']\"");
        assertThat(run("verify", "@m.brine")).isZero();
        assertThat(out()).contains("UNPROVED: ");
        assertThat(run("verify", "@m.brine", ROWS, EXPECTED)).as(out()).isZero();
        assertThat(out()).doesNotContain("UNPROVED").contains("12 rows predict as the source's outputs");
    }

    @Test
    void rowsOfTheSourceProveAPipelineOfSeveral() {
        assertThat(run("convert", "@scaler_and_model.joblib", "@m.brine", SCALER, MODEL, ROWS, EXPECTED))
                .as(err())
                .isZero();
        assertThat(out()).doesNotContain("UNPROVED").contains("12 rows predict as the source's outputs");
        assertThat(run("inspect", "@m.brine")).isZero();
        assertThat(out()).doesNotContain("UNPROVED");
        assertThat(run("verify", "@m.brine")).isZero();
        assertThat(out()).doesNotContain("UNPROVED");
    }

    @Test
    void diffTakesTheSelectionForTheFileThatHoldsSeveral() {
        run("convert", "@scaler_and_model.joblib", "@m.brine", SCALER, MODEL);
        assertThat(run("diff", "@scaler_and_model.joblib", "@m.brine", SCALER, MODEL))
                .as(err() + out())
                .isZero();
        assertThat(run("diff", "@m.brine", "@m.brine", MODEL)).isEqualTo(2);
        assertThat(err()).contains("whose files hold one model each");
    }

    @Test
    void aFormatOfOneModelRefusesASelection() {
        run("convert", "@scaler_and_model.joblib", "@m.brine", MODEL);
        assertThat(run("verify", "@m.brine", MODEL)).isEqualTo(2);
        assertThat(err()).contains("is of format 'mmap', whose files hold one model each; leave out --select");
    }

    @Test
    void benchTakesTheSelectionForItsModelFiles() {
        assertThat(run("bench", "--model=@scaler_and_model.joblib", SCALER, MODEL))
                .as(err())
                .isZero();
        assertThat(benchCalls.get(0).selection()).containsExactly("['scaler']", "['model']");
    }
}
