package dev.brine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.kind.EmbeddingTable;
import dev.brine.model.ColumnType;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
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
