package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of scikit-learn 1.9.1 through the command: converted, verified and predicted from. */
class SklearnFilesTest extends CommandTest {
    private void copy(String... names) throws IOException {
        for (String name : names) {
            try (InputStream in = SklearnFilesTest.class.getResourceAsStream("sklearn/" + name)) {
                Files.copy(in, folder.resolve(name));
            }
        }
    }

    private void copyModel(String name) throws IOException {
        copy(name + ".joblib", name + ".rows.csv", name + ".expected.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"named_columns", "forest_classifier", "linear", "final_model_xz"})
    void convertsVerifiesAndPredicts(String name) throws IOException {
        copyModel(name);
        String rows = "--rows=@" + name + ".rows.csv";
        String expected = "--expected=@" + name + ".expected.csv";
        assertThat(run("convert", "@" + name + ".joblib", "@model.brine", rows, expected))
                .as(err() + out())
                .isZero();
        assertThat(out()).contains(" kept, ", "dropped, as prediction does not need it:", "  ");
        assertThat(run("verify", "@model.brine", rows, expected)).as(out()).isZero();
        assertThat(out()).contains("25 rows predict as the source's outputs");
        assertThat(run("predict", "@model.brine", rows)).isZero();
        List<Double> predicted = numbers(out());
        assertThat(predicted).hasSize(25);
        assertThat(run("predict", "@" + name + ".joblib", rows)).isZero();
        assertThat(numbers(out())).isEqualTo(predicted);
        if (!name.equals("linear")) {
            assertThat(predicted).isEqualTo(numbers(Files.readString(folder.resolve(name + ".expected.csv"))));
        }
    }

    /** Every command that takes a model takes a folder of MLflow. */
    @Test
    void readsAFolderOfMlflow() throws IOException {
        copyModel("linear");
        Files.createDirectory(folder.resolve("logged"));
        Files.copy(folder.resolve("linear.joblib"), folder.resolve("logged/model.pkl"));
        Files.writeString(folder.resolve("logged/MLmodel"), "flavors: {sklearn: {pickled_model: model.pkl}}\n");
        Files.writeString(folder.resolve("logged/requirements.txt"), "scikit-learn==1.9.1\n");
        assertThat(run("convert", "@logged", "@model.brine", "--rows=@linear.rows.csv"))
                .as(err() + out())
                .isZero();
        assertThat(run("inspect", "@logged")).as(err()).isZero();
        assertThat(out()).contains("model.pkl, ", "requires.scikit-learn ==1.9.1");
        assertThat(run("inspect", "@logged", "--json")).isZero();
        assertThat(run("diff", "@logged", "@model.brine")).as(err() + out()).isZero();
        assertThat(run("predict", "@logged", "--rows=@linear.rows.csv")).isZero();
        assertThat(run("verify", "@logged", "--rows=@linear.rows.csv", "--expected=@linear.expected.csv"))
                .as(err() + out())
                .isZero();
    }

    private static List<Double> numbers(String lines) {
        return lines.lines().map(Double::valueOf).toList();
    }

    /** json is compressed by the same codecs: what is inside tells, whatever the name. */
    @Test
    void gzipHoldsJsonOrJoblib() throws IOException {
        copyModel("linear");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(folder.resolve("joblib.json.gz")))) {
            Files.copy(folder.resolve("linear.joblib"), gzip);
        }
        assertThat(run("convert", "@joblib.json.gz", "@model.json.gz"))
                .as(err())
                .isZero();
        assertThat(out()).contains("joblib.json.gz (sklearn) -> ", "(json gzip)", " kept, ");
        assertThat(run("inspect", "@joblib.json.gz")).as(err()).isZero();
        assertThat(out()).contains("sklearn");
        assertThat(run("diff", "@joblib.json.gz", "@model.json.gz")).as(out()).isZero();
    }

    @Test
    void treesOfTheSourceMayBeSummedInAnyOrder() throws IOException {
        copyModel("final_model_xz");
        List<String> moved = new ArrayList<>();
        for (double value : numbers(Files.readString(folder.resolve("final_model_xz.expected.csv")))) {
            moved.add(Double.toString(Math.nextUp(value)));
        }
        file("moved.csv", String.join("\n", moved) + "\n");
        assertThat(run("verify", "@final_model_xz.joblib", "--rows=@final_model_xz.rows.csv", "--expected=@moved.csv"))
                .as(out())
                .isZero();
        assertThat(out()).contains("trees summed in any order");
        file("wrong.csv", String.join("\n", moved).replaceFirst("\\d\\.", "9.") + "\n");
        assertThat(run("verify", "@final_model_xz.joblib", "--rows=@final_model_xz.rows.csv", "--expected=@wrong.csv"))
                .isEqualTo(1);
        assertThat(out()).contains("1 of 25 rows differ");
    }

    @Test
    void productsMayBeSummedInAnyOrder() throws IOException {
        copyModel("linear");
        String[] command = {"verify", "@linear.joblib", "--rows=@linear.rows.csv", "--expected=@linear.expected.csv"};
        assertThat(run(command)).as(out()).isZero();
        assertThat(out()).contains("(within ");
    }

    @Test
    void columnsGoByNameAndTextsStayTexts() throws IOException {
        copy("named_columns.joblib");
        file("rows.csv", "rooms,town,area\n3,\"Basel, Stadt\",50\n3,Nowhere,50\n");
        assertThat(run("predict", "@named_columns.joblib", "--rows=@rows.csv"))
                .as(err())
                .isZero();
        assertThat(out()).hasLineCount(2);
        file("text.csv", "town,area,rooms\nBern,50,many\n");
        assertRefused(
                "column 'rooms' holds 'many', expected a number",
                "predict",
                "@named_columns.joblib",
                "--rows=@text.csv");
        file("missing.csv", "town,area\nBern,50\n");
        assertRefused("missing column 'rooms'", "predict", "@named_columns.joblib", "--rows=@missing.csv");
        file("extra.csv", "town,area,rooms,colour\nBern,50,1,red\n");
        assertRefused("unknown column 'colour'", "predict", "@named_columns.joblib", "--rows=@extra.csv");
        assertThat(run("inspect", "@named_columns.joblib")).isZero();
        assertThat(out()).contains("town (string)", "sklearn.version 1.9.1", "source.name named_columns.joblib");
    }

    @Test
    void probabilitiesOfAForest() throws IOException {
        copyModel("forest_classifier");
        assertThat(run("predict", "@forest_classifier.joblib", "--rows=@forest_classifier.rows.csv", "--proba"))
                .as(err())
                .isZero();
        assertThat(out().lines().toList()).allSatisfy(line -> {
            double sum = 0;
            for (String cell : line.split(",", -1)) {
                sum += Double.parseDouble(cell);
            }
            assertThat(sum).isCloseTo(1, within(1e-12));
        });
    }

    @Test
    void aFileThatRunsCodeIsRefused() throws IOException {
        copy("refuse_runs_code.pkl");
        assertRefused("global 'posix.system'", "convert", "@refuse_runs_code.pkl", "@model.brine");
        assertThat(filesInFolder()).doesNotContain("model.brine");
    }
}
