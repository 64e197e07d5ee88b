package dev.brine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.kind.EmbeddingTable;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.model.ColumnType;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.ExpectedOutputs;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.Outputs;
import dev.brine.model.Row;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import dev.brine.toykind.SumOfColumns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
    @TempDir
    Path folder;

    private final Model sum = ModelKinds.view(SumOfColumns.state(Signature.unnamed(2)));

    private static VerificationSet set(ComparisonRule rule, double[] rows, int columns, double... expected) {
        return VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                rule,
                HeapTensor.of(rows, rows.length / columns, columns),
                HeapTensor.of(expected, expected.length, 1));
    }

    @Test
    void replaysRows() {
        var replay = Verification.replay(sum, set(ComparisonRule.exact(), new double[] {1, 2, 3, 4}, 2, 3, 7));
        assertThat(replay.rowCount()).isEqualTo(2);
        assertThat(replay.differingRows()).isZero();
        assertThat(replay.largestDifference()).isZero();
        assertThat(replay).hasToString("2 rows predict as the source's outputs (exact; largest difference 0.0)");
    }

    @Test
    void countsDifferingRows() {
        var replay = Verification.replay(sum, set(ComparisonRule.exact(), new double[] {1, 2, 3, 4}, 2, 3, 7.5));
        assertThat(replay.differingRows()).isEqualTo(1);
        assertThat(replay.largestDifference()).isEqualTo(0.5);
        assertThat(replay.toString()).startsWith("1 of 2 rows differ from the source's outputs");
    }

    @Test
    void aToleranceIsKept() {
        ComparisonRule rule = ComparisonRule.within(0.5, 0);
        assertThat(Verification.replay(sum, set(rule, new double[] {3, 4}, 2, 7.5))
                        .differingRows())
                .isZero();
        assertThat(Verification.replay(sum, set(rule, new double[] {3, 4}, 2, 7.6))
                        .differingRows())
                .isEqualTo(1);
    }

    @Test
    void anExpectedNaNMustBeNaN() {
        double nan = Double.NaN;
        assertThat(Verification.replay(sum, set(ComparisonRule.exact(), new double[] {nan, 1}, 2, nan))
                        .differingRows())
                .isZero();
        var replay = Verification.replay(sum, set(ComparisonRule.within(1, 1), new double[] {nan, 1}, 2, 1));
        assertThat(replay.differingRows()).isEqualTo(1);
        assertThat(replay.largestDifference()).isNaN();
    }

    @Test
    void textsReachTheModel() {
        Signature signature = Signature.of(List.of("city", "size"), List.of(ColumnType.STRING, ColumnType.NUMBER));
        Model model = ModelKinds.view(SumOfColumns.state(signature));
        VerificationSet set = VerificationSet.of(
                VerificationSet.Origin.BRINE_IMPORT,
                ComparisonRule.exact(),
                HeapTensor.of(new double[] {Double.NaN, 10, Double.NaN, 20}, 2, 2),
                HeapTensor.of(new double[] {14, 20}, 2, 1),
                Map.of(0, List.of("Bern", "")));
        var replay = Verification.replay(model, set);
        assertThat(replay.differingRows()).isZero();
        assertThat(replay.toString()).contains("outputs recorded by Brine at import");
    }

    @Test
    void anEmptyTextIsNoMissingOne() {
        Signature signature = Signature.of(List.of("size", "city"), List.of(ColumnType.NUMBER, ColumnType.STRING));
        List<Row> rows = List.of(
                Row.of(signature, 1, ""),
                Row.of(signature, 2, null),
                Row.of(signature, 3, "Bern"),
                Row.of(signature, 4, ""));
        VerificationSet set =
                VerificationSet.of(VerificationSet.Origin.SOURCE, ComparisonRule.exact(), rows, new double[4]);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(set.row(signature, i).text(1)).isEqualTo(rows.get(i).text(1));
            assertThat(set.row(signature, i).number(0)).isEqualTo(i + 1.0);
        }
    }

    /** Two classes whose probabilities are exact. */
    private static Model classifier(Link link, Object... labels) {
        return LinearModel.of(
                Signature.unnamed(2),
                Outputs.classification(List.of(labels)),
                link,
                HeapTensor.of(new double[] {1, 0, 0, 1}, 2, 2),
                HeapTensor.of(new double[] {0, 0}, 2));
    }

    @Test
    void probabilitiesAreReplayedAloneOrAfterPredictions() {
        Model model = classifier(Link.SOFTMAX, "a", "b");
        double[] rows = {3, 3, 800, 0};
        VerificationSet both = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(rows, 2, 2),
                HeapTensor.of(new double[] {0, 0.5, 0.5, 0, 1, 0}, 2, 3));
        assertThat(Verification.replay(model, both).differingRows()).isZero();
        VerificationSet alone = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(rows, 2, 2),
                HeapTensor.of(new double[] {0.5, 0.5, 0.75, 0.25}, 2, 2));
        var replay = Verification.replay(model, alone);
        assertThat(replay.differingRows()).isEqualTo(1);
        assertThat(replay.largestDifference()).isEqualTo(0.25);
    }

    @Test
    void probabilitiesOfAModelThatHasNoneAreRefused() {
        VerificationSet set = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(new double[2], 1, 2),
                HeapTensor.of(new double[2], 1, 2));
        assertThatThrownBy(() -> Verification.replay(classifier(Link.NONE, "a", "b"), set))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("probabilities are expected: this model has no class probabilities");
        assertThatThrownBy(() -> ExpectedOutputs.of(sum, 0))
                .hasMessage("verification rows have 0 expected outputs, the model has 1");
        assertThatThrownBy(() -> ExpectedOutputs.of(classifier(Link.SOFTMAX, "a", "b"), 4))
                .hasMessage("verification rows have 4 expected outputs, the model has 1 and 2 classes");
    }

    @Test
    void asManyProbabilitiesAsOutputsArePredictions() {
        Outputs oneClass = Outputs.classification(List.of("only"));
        Model model = LinearModel.of(
                Signature.unnamed(2),
                oneClass,
                Link.SOFTMAX,
                HeapTensor.of(new double[] {1, 1}, 1, 2),
                HeapTensor.of(new double[] {0}, 1));
        assertThat(ExpectedOutputs.of(model, 1).predictionCount()).isEqualTo(1);
        assertThat(ExpectedOutputs.of(model, 2).count()).isEqualTo(2);
    }

    @Test
    void refusesASetOfAnotherModel() {
        assertThatThrownBy(() -> Verification.replay(sum, set(ComparisonRule.exact(), new double[] {1, 2, 3}, 3, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("verification rows have 3 columns, the model has 2");
        VerificationSet twoOutputs = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(new double[2], 1, 2),
                HeapTensor.of(new double[2], 1, 2));
        assertThatThrownBy(() -> Verification.replay(sum, twoOutputs))
                .hasMessage("verification rows have 2 expected outputs, the model has 1");
    }

    @Test
    void aFileWhoseRowsDoNotFitIsCorrupt() throws IOException {
        Path file = folder.resolve("sum.plain");
        Brine.save(saved(sum, set(ComparisonRule.exact(), new double[] {1, 2, 3}, 3, 6)), file);
        assertThatThrownBy(() -> Brine.verify(file))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("verification rows have 3 columns");
    }

    @Test
    void aFileWhoseRowsTheModelRefusesIsCorrupt() throws IOException {
        Path file = folder.resolve("table.plain");
        Model table = EmbeddingTable.of(HeapTensor.of(new float[] {1, 2}, 2, 1));
        Brine.save(saved(table, set(ComparisonRule.exact(), new double[] {7}, 1, 1)), file);
        assertThatThrownBy(() -> Brine.verify(file))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("row index 7.0");
    }

    @Test
    void aFileWithoutRowsHasNothingToReplay() throws IOException {
        Path file = folder.resolve("sum.plain");
        Brine.save(sum, file);
        Verification verification = Brine.verify(file);
        assertThat(verification.passed()).isTrue();
        assertThat(verification.isChecksummed()).isTrue();
        assertThat(verification.recordedDigest()).isEmpty();
        assertThat(verification.predictions()).hasToString("no verification rows");
    }

    @Test
    void differingRowsDoNotPass() throws IOException {
        Path file = folder.resolve("sum.plain");
        Brine.save(saved(sum, set(ComparisonRule.exact(), new double[] {1, 2}, 2, 4)), file);
        assertThat(Brine.verify(file).passed()).isFalse();
    }

    private static SavedModel saved(Model model, VerificationSet set) {
        return new SavedModel(model.state(), set, Environment.of(Map.of()));
    }
}
