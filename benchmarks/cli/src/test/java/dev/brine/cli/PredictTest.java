package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.Brine;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.reports.text.Numbers;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PredictTest extends CommandTest {
    private static final long SEED = 42;

    @Test
    void numbersReadBackBitEqual() throws IOException {
        make("numbers", "numbers.plain");
        Model model = TestModels.numbers();
        Random random = new Random(SEED);
        StringBuilder rows = new StringBuilder();
        double[][] inputs = new double[600][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = new double[] {random.nextGaussian() * 1e-5, random.nextDouble()};
            rows.append(inputs[i][0]).append(',').append(inputs[i][1]).append('\n');
        }
        file("rows.csv", rows.toString());

        assertThat(run("predict", "@numbers.plain", "--rows=@rows.csv")).isZero();

        String[] lines = out().split("\n");
        assertThat(lines).hasSize(inputs.length);
        double[] expected = new double[2];
        for (int i = 0; i < inputs.length; i++) {
            model.newPredictor().predict(inputs[i], expected);
            String[] cells = lines[i].split(",");
            assertThat(Double.parseDouble(cells[0]))
                    .as("seed %d row %d", SEED, i)
                    .isEqualTo(expected[0]);
            assertThat(Double.parseDouble(cells[1]))
                    .as("seed %d row %d", SEED, i)
                    .isEqualTo(expected[1]);
        }
    }

    @Test
    void numbersAreTheShortestTextOnEveryJava() {
        assertThat(Numbers.exact(2e-3)).isEqualTo("0.002");
        assertThat(Numbers.exact(1.7592186044416E13)).isEqualTo("1.7592186044416E13");
        assertThat(Numbers.exact(4.9e-324)).isEqualTo("4.9E-324");
        assertThat(Numbers.exact(-0.0)).isEqualTo("-0.0");
        assertThat(Numbers.exact(Double.NaN)).isEqualTo("NaN");
        assertThat(Double.parseDouble(Numbers.exact(Double.NEGATIVE_INFINITY))).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void classesAreLabelsQuotedAsCsvHasIt() throws IOException {
        make("wine", "wine.plain");
        file("rows.csv", "\"acid, volatile\",alcohol\n1,2\n2,1\n");
        assertThat(run("predict", "@wine.plain", "--rows=@rows.csv")).isZero();
        assertThat(out()).isEqualTo("\"red, \"\"dry\"\"\"\nwhite\n");
    }

    @Test
    void probabilitiesAreOneForEachClass() throws IOException {
        make("wine", "wine.plain");
        file("rows.csv", "5,5\n");
        assertThat(run("predict", "@wine.plain", "--rows=@rows.csv", "--proba")).isZero();
        assertThat(out()).isEqualTo("0.5,0.5\n");
    }

    @Test
    void aPipelinePredictsAsItsSteps() throws IOException {
        make("pipeline", "pipeline.plain");
        file("rows.csv", "4,2\n1,9\n");
        assertThat(run("predict", "@pipeline.plain", "--rows=@rows.csv")).isZero();
        assertThat(out()).isEqualTo("\"red, \"\"dry\"\"\"\nwhite\n");
    }

    @Test
    void anOutputFileIsWrittenWholeOrNotAtAll() throws IOException {
        make("wine", "wine.plain");
        file("out.csv", "old\n");
        file("bad.csv", "1,2\n".repeat(1000) + "1,x\n");
        assertRefused(
                "bad.csv: line 1001: column 'acid, volatile' holds 'x'",
                "predict",
                "@wine.plain",
                "--rows=@bad.csv",
                "--out=@out.csv");
        assertThat(folder.resolve("out.csv")).hasContent("old");
        file("good.csv", "1,2\n".repeat(1000));
        assertThat(run("predict", "@wine.plain", "--rows=@good.csv", "--out=@out.csv"))
                .isZero();
        assertThat(Files.readString(folder.resolve("out.csv"))).isEqualTo("white\n".repeat(1000));
        assertThat(filesInFolder()).containsExactly("bad.csv", "good.csv", "out.csv", "wine.plain");
    }

    @Test
    void aValueThatTheModelRefusesNamesTheRow() throws IOException {
        make("table", "table.plain");
        file("rows.csv", "0\n".repeat(300) + "4\n");
        assertRefused(
                "rows.csv: line 301: row index 4.0, expected a whole number from 0 to 3",
                "predict",
                "@table.plain",
                "--rows=@rows.csv",
                "--out=@new.csv");
        assertRefused("rows.csv: line 301", "convert", "@table.plain", "@b.plain", "--rows=@rows.csv");
    }

    @Test
    void labelsMayBeGuardedFromSpreadsheets() throws IOException {
        SavedModel model = SavedModel.of(LinearModel.of(
                        Signature.unnamed(2),
                        Outputs.classification(List.of("=1+1", "plain")),
                        Link.SOFTMAX,
                        HeapTensor.of(new double[] {1, 0, 0, 1}, 2, 2),
                        HeapTensor.of(new double[] {0, 0}, 2))
                .state());
        Brine.save(model, folder.resolve("formula.plain"));
        file("rows.csv", "2,1\n1,2\n");
        assertThat(run("predict", "@formula.plain", "--rows=@rows.csv")).isZero();
        assertThat(out()).isEqualTo("=1+1\nplain\n");
        assertThat(run("predict", "@formula.plain", "--rows=@rows.csv", "--spreadsheet-safe"))
                .isZero();
        assertThat(out()).isEqualTo("'=1+1\nplain\n");
    }

    @Test
    void aLineTakenForAHeaderIsTold() throws IOException {
        make("table", "table.plain");
        file("rows.csv", "index\n3\n");
        assertThat(run("predict", "@table.plain", "--rows=@rows.csv")).isZero();
        assertThat(out()).hasLineCount(1);
        assertThat(err()).contains("rows.csv: line 1 is taken for a header").hasLineCount(1);
        assertThat(run("predict", "@table.plain", "--rows=@rows.csv", "--header=yes"))
                .isZero();
        assertThat(err()).isEmpty();
        assertRefused(
                "rows.csv: line 1: column 1 holds 'index', expected a number",
                "predict",
                "@table.plain",
                "--rows=@rows.csv",
                "--header=no");
    }
}
