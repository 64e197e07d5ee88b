package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models and rows as people save them, written by scikit-learn 1.6.1 and pandas with their defaults. */
class CasesTest extends CommandTest {
    @BeforeEach
    void unpack() throws IOException {
        try (InputStream resource = CasesTest.class.getResourceAsStream("sklearn/cases.zip");
                ZipInputStream zip = new ZipInputStream(resource)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
    }

    private String lines(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private static List<Double> numbers(String csv) {
        return csv.lines().map(Double::valueOf).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c05_names_int",
                "c05_array_model_named_rows",
                "c08_bool_passthrough",
                "c08_get_dummies_bool",
                "c30_text_empty_category",
                "c30_text_odd_categories",
                "g01_astype_str_nan",
                "c10_grid_make_scorer",
                "h03_grid_accuracy",
                "h04_hgb_scoring",
                "c04_ct_pandas_index_columns",
                "h05_onehot_categories_pandas_unique"
            })
    void predictsAsScikitLearn(String name) throws IOException {
        assertThat(run("predict", "@" + name + ".joblib", "--rows=@" + name + ".rows.csv"))
                .as(err())
                .isZero();
        assertThat(numbers(out())).isEqualTo(numbers(lines(name + ".expected.csv")));

        List<String> files =
                new ArrayList<>(List.of("--rows=@" + name + ".rows.csv", "--expected=@" + name + ".expected.csv"));
        if (filesInFolder().contains(name + ".proba.csv")) {
            files.add("--expected-proba=@" + name + ".proba.csv");
        }
        assertThat(verify(name + ".joblib", files)).as(out()).isZero();
        List<String> convert = new ArrayList<>(List.of("convert", "@" + name + ".joblib", "@model.brine"));
        convert.addAll(files);
        assertThat(run(convert.toArray(new String[0]))).as(err()).isZero();
        assertThat(run("verify", "@model.brine", "--report=@report.json"))
                .as(out())
                .isZero();
        assertThat(out())
                .contains("origin SOURCE")
                .contains(lines(name + ".expected.csv").lines().count() + " rows");
        assertThat(run("convert", "@model.brine", "@model.json")).as(err()).isZero();
        assertThat(run("verify", "@model.json")).as(out()).isZero();
    }

    /** What stands beside the model in these files takes no part in what the expected outputs were predicted by. */
    @ParameterizedTest
    @CsvSource({
        "a07_dict_label_encoder.joblib, ['model'], ['label_encoder'] LabelEncoder (not supported)",
        "a08_tuple_dv_model.bin, [1], [0] DictVectorizer (not supported)",
        "h02_dict_threshold.joblib, ['model'], ['threshold'] 0.37"
    })
    void predictsByTheSelectedOne(String file, String place, String beside) {
        String name = file.substring(0, file.lastIndexOf('.'));
        String[] rows = {
            "--rows=@" + name + ".rows.csv",
            "--expected=@" + name + ".expected.csv",
            "--expected-proba=@" + name + ".proba.csv"
        };
        assertThat(verify(file, List.of(rows))).isEqualTo(2);
        assertThat(err()).contains(beside, "--select").hasLineCount(1);
        List<String> selected = new ArrayList<>(List.of(rows));
        selected.add("--select=" + place);
        assertThat(verify(file, selected)).as(out() + err()).isZero();
        List<String> convert = new ArrayList<>(List.of("convert", "@" + file, "@model.brine"));
        convert.addAll(selected);
        assertThat(run(convert.toArray(new String[0]))).as(err()).isZero();
        assertThat(verify("model.brine", List.of(rows))).as(out() + err()).isZero();
    }

    /** The outputs came of a transformer too: the model alone is found to differ, and no file of it is written. */
    @Test
    void aModelThatPredictsOtherwiseWithoutItsTransformerDiffers() throws IOException {
        List<String> options = List.of(
                "--select=['model']",
                "--rows=@a07_dict_poly_model.rows.csv",
                "--expected=@a07_dict_poly_model.expected.csv");
        assertThat(verify("a07_dict_poly_model.joblib", options)).isEqualTo(1);
        assertThat(out()).contains("40 of 40 rows differ from the source's outputs");
        List<String> convert = new ArrayList<>(List.of("convert", "@a07_dict_poly_model.joblib", "@model.brine"));
        convert.addAll(options);
        assertThat(run(convert.toArray(new String[0]))).as(out() + err()).isEqualTo(1);
        assertThat(filesInFolder()).doesNotContain("model.brine");
    }

    private int verify(String file, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("verify", "@" + file));
        arguments.addAll(options);
        return run(arguments.toArray(new String[0]));
    }

    @Test
    void whatALineWasTakenForIsTold() {
        assertThat(run("predict", "@c05_names_int.joblib", "--rows=@c05_names_int.rows.csv"))
                .isZero();
        assertThat(err())
                .contains("c05_names_int.rows.csv: line 1 is taken for a header")
                .hasLineCount(1);
        assertThat(run("predict", "@c05_names_int.joblib", "--rows=@c05_names_int.rows.csv", "--header=no"))
                .isZero();
        assertThat(out()).hasLineCount(41);
    }

    @Test
    void probabilitiesThatDifferAreFoundAndShown() throws IOException {
        String proba = lines("c08_get_dummies_bool.proba.csv");
        file("wrong.csv", proba.replaceFirst("0\\.0,1\\.0", "0.1,0.9"));
        List<String> rows = List.of(
                "--rows=@c08_get_dummies_bool.rows.csv", "--expected-proba=@wrong.csv", "--report=@report.json");
        assertThat(verify("c08_get_dummies_bool.joblib", rows)).isEqualTo(1);
        assertThat(out()).contains("1 of 40 rows differ");
        assertThat(lines("report.json")).contains("probability of y 0");
        file(
                "named.csv",
                "1,0\n"
                        + proba.lines().map(line -> line.replaceFirst("(.*),(.*)", "$2,$1")).toList().stream()
                                .reduce("", (a, b) -> a + b + "\n"));
        assertThat(verify("c08_get_dummies_bool.joblib", List.of(rows.get(0), "--expected-proba=@named.csv")))
                .as(err() + out())
                .isZero();
        assertThat(verify(
                        "c08_get_dummies_bool.joblib",
                        List.of(rows.get(0), "--expected=@c08_get_dummies_bool.proba.csv")))
                .as(err() + out())
                .isZero();
    }

    @Test
    void anExpectedHeaderMayBeAnything() throws IOException {
        for (String header : List.of("Survived", "0", "\"\"")) {
            file("headed.csv", header + "\n" + lines("c08_get_dummies_bool.expected.csv"));
            assertThat(verify(
                            "c08_get_dummies_bool.joblib",
                            List.of("--rows=@c08_get_dummies_bool.rows.csv", "--expected=@headed.csv")))
                    .as(err())
                    .isZero();
        }
        file("long.csv", "1\n" + lines("c08_get_dummies_bool.expected.csv"));
        assertRefused(
                "long.csv: 41 expected outputs for 40 rows",
                "verify",
                "@c08_get_dummies_bool.joblib",
                "--rows=@c08_get_dummies_bool.rows.csv",
                "--expected=@long.csv");
    }

    @Test
    void idsBesideTheOutputsAreNamed() throws IOException {
        List<String> expected =
                lines("c08_get_dummies_bool.expected.csv").lines().toList();
        StringBuilder ids = new StringBuilder("PassengerId,Survived\n");
        StringBuilder index = new StringBuilder(",0\n");
        for (int i = 0; i < expected.size(); i++) {
            ids.append(892 + i).append(',').append(expected.get(i)).append('\n');
            index.append(i).append(',').append(expected.get(i)).append('\n');
        }
        file("ids.csv", ids.toString());
        file("index.csv", index.toString());
        String[] arguments = {
            "verify", "@c08_get_dummies_bool.joblib", "--rows=@c08_get_dummies_bool.rows.csv", "--expected=@ids.csv"
        };
        assertRefused("ids.csv: line 2: '892' is no probability, as of each of 2 classes; a file of", arguments);
        arguments[3] = "--expected=@index.csv";
        assertRefused("index.csv: line 1: the first column has no name: it is the index", arguments);
    }
}
