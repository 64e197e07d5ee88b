package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.benchmarks.python.Python;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A model whose rows hold texts, from its file to a report, in one command; real forks, tiny. */
class TextColumnsBenchTest extends TinyBenchTest {
    private static final String PYTHON = System.getProperty(Python.PROPERTY, "/usr/bin/python3");

    private static final List<Operation> MEASURED = List.of(
            Operation.SAVE,
            Operation.LOAD,
            Operation.FIRST_PREDICTION,
            Operation.PREDICT,
            Operation.SMALLEST_HEAP,
            Operation.RETAINED_HEAP,
            Operation.PSS_4);

    /** Texts that a careless carrier would change; the seventh cell is missing. */
    private static final String TRAIN = """
            import sys, joblib, numpy as np, pandas as pd
            from sklearn.compose import ColumnTransformer
            from sklearn.linear_model import LogisticRegression
            from sklearn.pipeline import make_pipeline
            from sklearn.preprocessing import OneHotEncoder, StandardScaler
            texts = ["Bern", "Basel, Stadt", 'say "hi"', "two\\nlines", "Gen\\u00e8ve", "\\u6771\\u4eac", np.nan, "-1"]
            rng = np.random.RandomState(1)
            rows = pd.DataFrame({"area": rng.normal(60, 20, 160), "town": texts * 20, "rooms": rng.randint(1, 9, 160)})
            target = np.where(rows.town == "Bern", "dear", np.where(rows.area > 60, "fair, mostly", "cheap"))
            columns = ColumnTransformer([("town", OneHotEncoder(handle_unknown="ignore"), ["town"]), ("n", StandardScaler(), ["rooms", "area"])])
            model = make_pipeline(columns, LogisticRegression(max_iter=200)).fit(rows, target)
            joblib.dump(model, sys.argv[1])
            rows[:24].to_csv(sys.argv[2], index=False)
            """;

    @Test
    void everyFigureOfANumericModelIsThereForTextsToo() throws IOException {
        copy("named_columns.joblib", "final_model.joblib");
        copy("named_columns.rows.csv", "holdout.csv");

        RunResult result = bench("--formats=mmap:raw,java");

        for (Operation operation : MEASURED) {
            assertThat(rows(result, "mmap", operation)).isNotEmpty().allSatisfy(TextColumnsBenchTest::isMeasured);
            assertThat(rows(result, "java", operation)).isNotEmpty().allSatisfy(TextColumnsBenchTest::isMeasured);
        }
        assertThat(rows(result, "mmap", Operation.PREDICT))
                .singleElement()
                .satisfies(row -> assertThat(row.proof()).contains("25 predictions equal"));
        assertThat(rows(result, "floor", Operation.RAW_CHANNEL_READ))
                .singleElement()
                .satisfies(TextColumnsBenchTest::isMeasured);
        assertThat(rows(result, "floor", Operation.BARE_MAP)).singleElement().satisfies(row -> {
            assertThat(row.status()).isEqualTo(RowStatus.NOT_AVAILABLE);
            assertThat(row.reason()).isEqualTo("bare arrays predict from numbers, and this model's rows hold texts");
        });
        assertThat(result.starts())
                .isNotEmpty()
                .extracting(ProcessStart::status)
                .doesNotContain(RowStatus.ERROR);
        assertThat(result.notes()).anyMatch(note -> note.startsWith("No bare map was started beside"));
        assertThat(run("advise", "@report/results.json")).as(err()).isZero();
    }

    @Test
    void pythonPredictsTheSameFromTheSameTexts() throws Exception {
        Python.Search python = Python.find(Optional.of(PYTHON));
        assumeTrue(python.found().isPresent(), python.reason());
        assumeTrue(python.found().get().hasPandas(), "'" + PYTHON + "' has no pandas");
        train();

        RunResult result = bench("--formats=mmap:raw", "--python=" + PYTHON);

        for (Operation operation : List.of(Operation.LOAD, Operation.PROCESS_START, Operation.PREDICT)) {
            assertThat(rows(result, "joblib", operation)).isNotEmpty().allSatisfy(TextColumnsBenchTest::isMeasured);
            assertThat(rows(result, "mmap", operation)).isNotEmpty().allSatisfy(TextColumnsBenchTest::isMeasured);
        }
        assertThat(rows(result, "joblib", Operation.LOAD))
                .filteredOn(row -> row.status() == RowStatus.OK)
                .allSatisfy(row -> assertThat(row.proof()).startsWith("24 predictions of python"));
        assertThat(rows(result, "mmap", Operation.PREDICT_BATCH))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.reason()).isEqualTo("one call takes numbers, and this model's rows hold texts"));
        assertThat(result.starts()).extracting(ProcessStart::format).contains("mmap", "joblib");
        assertThat(result.starts()).extracting(ProcessStart::status).doesNotContain(RowStatus.ERROR);
        assertThat(result.notes()).anyMatch(note -> note.contains("include the import of pandas"));
    }

    @Test
    void rowsThatDoNotFitAreRefusedInOneLine() throws IOException {
        copy("named_columns.joblib", "final_model.joblib");
        refused("rooms,area\n3,50\n", "line 1: missing column 'town'");
        refused("rooms,town,area\n3,Bern,50\n4,Bern,wide\n", "line 3: column 'area' holds 'wide', expected a number");
        refused("rooms,town,area\n3,\"two\nlines\",50\n4,Bern\n", "line 4: 2 cells, expected 3: missing column 'area'");
        refused("rooms,town,area,colour\n3,Bern,50,red\n", "line 1: unknown column 'colour'");
        refused("rooms,town,area\n", "holds no row");
        assertRefused("none.csv: ", "bench", "--model=@final_model.joblib", "--rows=@none.csv");
        assertRefused("absent.joblib: ", "bench", "--model=@absent.joblib", "--rows=@none.csv");
        assertRefused("--rows needs --model", "bench", "--rows=@none.csv");
    }

    @Test
    void givenRowsStandInForThoseOfTheFile() throws IOException {
        copy("named_columns.joblib", "final_model.joblib");
        copy("named_columns.rows.csv", "holdout.csv");
        assertThat(run("convert", "@final_model.joblib", "@held.brine", "--rows=@holdout.csv"))
                .as(err())
                .isZero();
        Path rows = file("rows.csv", "rooms,area\n3,50\n");
        assertRefused(rows + ": line 1: missing column 'town'", "bench", "--model=@held.brine", "--rows=@rows.csv");
    }

    private void refused(String csv, String words) throws IOException {
        Path rows = file("rows.csv", csv);
        assertRefused(rows + ": " + words, "bench", "--model=@final_model.joblib", "--rows=@rows.csv");
    }

    private RunResult bench(String... options) throws IOException {
        String[] arguments = Stream.concat(
                        Stream.of("bench", "--model=@final_model.joblib", "--rows=@holdout.csv", "--out=@report"),
                        Stream.of(options))
                .toArray(String[]::new);
        assertThat(run(arguments)).as(err() + out()).isZero();
        return ResultStore.read(folder.resolve("report/results.json"));
    }

    private static List<ResultRow> rows(RunResult result, String format, Operation operation) {
        return result.rows().stream()
                .filter(row -> row.key().format().equals(format))
                .filter(row -> row.key().operation() == operation)
                .toList();
    }

    /** On a machine that is slow at the moment, the run's bound on time may pass first; another may not tell its memory. */
    private static void isMeasured(ResultRow row) {
        assertThat(row.status()).as("%s", row).isNotEqualTo(RowStatus.ERROR);
        assertThat(row.reason()).as("%s", row).doesNotContain("texts");
    }

    private void train() throws Exception {
        Path script = file("train.py", TRAIN);
        Process process = new ProcessBuilder(
                        PYTHON,
                        script.toString(),
                        folder.resolve("final_model.joblib").toString(),
                        folder.resolve("holdout.csv").toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
