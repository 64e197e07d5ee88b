package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers that scikit-learn 1.2.1 refuses of its models: missing, infinite, too large for the 32 bits of a tree. */
class RefusedNumbersTest extends CommandTest {
    @BeforeEach
    void copy() throws IOException {
        for (String name : new String[] {"forest.joblib", "logistic.joblib", "boosting.joblib"}) {
            try (InputStream in = RefusedNumbersTest.class.getResourceAsStream("sklearn/inputs-1.2.1/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
        file("expected.csv", "1\n0\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "forest   | 0.25,,2    | column 2 is missing,",
                "forest   | 0.25,0,inf | column 3 is infinite (inf),",
                "forest   | 1e39,0,2   | column 1 is beyond the range of 32-bit numbers (1e39),",
                "logistic | 0.25,,2    | column 2 is missing,",
                "logistic | 0.25,0,inf | column 3 is infinite (inf),"
            })
    void areRefusedWithLineAndColumnUnlessAllowed(String model, String row, String reason) throws IOException {
        file("rows.csv", "0.5,-1,1\n" + row + "\n");
        String words = "rows.csv: line 2: " + reason + " and the model was trained to take no such value; --allow-";
        String file = "@" + model + ".joblib";
        String expected = "--expected=@expected.csv";
        assertRefused(words, "verify", file, "--rows=@rows.csv", expected);
        assertRefused(words, "convert", file, "@model.brine", "--rows=@rows.csv", expected);
        assertThat(filesInFolder()).doesNotContain("model.brine");
        run("convert", file, "@model.brine");
        for (String holder : new String[] {file, "@model.brine"}) {
            assertThat(run("predict", holder, "--rows=@rows.csv")).isEqualTo(2);
            assertThat(err()).contains(words).hasLineCount(1);
            assertThat(run("predict", holder, "--rows=@rows.csv", "--allow-missing"))
                    .as(err())
                    .isZero();
            assertThat(out()).hasLineCount(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.25,,2", "0.25,0,inf", "1e39,0,2"})
    void areTakenByAModelThatWasTrainedToTakeThem(String row) throws IOException {
        file("rows.csv", "0.5,-1,1\n" + row + "\n");
        assertThat(run("predict", "@boosting.joblib", "--rows=@rows.csv"))
                .as(err())
                .isZero();
        assertThat(out()).isEqualTo("1\n0\n");
        assertThat(run("verify", "@boosting.joblib", "--rows=@rows.csv", "--expected=@expected.csv"))
                .as(err() + out())
                .isZero();
    }
}
