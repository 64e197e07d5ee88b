package dev.brine.kind;

import static java.lang.Double.NaN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.model.ColumnType;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.TestTensors;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextColumnsTest {
    private static final Signature COLUMNS = Signature.of(
            List.of("town", "size", "id", "colour"),
            List.of(ColumnType.STRING, ColumnType.NUMBER, ColumnType.ANY, ColumnType.STRING));

    private static TextColumns columns() {
        return TextColumns.of(
                COLUMNS,
                List.of(
                        new TextColumns.Vocabulary(
                                List.of("Zürich", "Bern", "", "Bernex", "\uD83D\uDE00", "\uFFFD"), true),
                        new TextColumns.Vocabulary(List.of("red", "blue"), false)));
    }

    private static double[] predict(Model model, @Nullable Object... cells) {
        double[] out = new double[model.state().outputs().count()];
        model.newPredictor().predict(Row.of(model.state().signature(), cells), out);
        return out;
    }

    @Test
    void textsBecomeTheirIndices() {
        assertThat(predict(columns(), "Zürich", 2.5, "x", "blue")).containsExactly(0, 2.5, NaN, 1);
        assertThat(predict(columns(), "Bern", NaN, 7, "red")).containsExactly(1, NaN, NaN, 0);
        assertThat(predict(columns(), "", null, null, "green")).containsExactly(2, NaN, NaN, -1);
        assertThat(predict(columns(), "Bernex", 1, 1, null)).containsExactly(3, 1, NaN, NaN);
        assertThat(predict(columns(), "\uD83D\uDE00", 1, 1, "")).containsExactly(4, 1, NaN, -1);
        assertThat(predict(columns(), "\uFFFD", 1, 1, "re")).containsExactly(5, 1, NaN, -1);
    }

    @Test
    void tellsWhichTextsAColumnKnows() {
        assertThat(columns().knows(0, "")).isTrue();
        assertThat(columns().knows(0, "nan")).isFalse();
        assertThat(columns().knows(3, "red")).isTrue();
        assertThat(columns().knows(0, "red")).isFalse();
        assertThat(columns().knows(1, "2.5")).isFalse();
    }

    @Test
    void theFirstStepOfAPipelineTakesTheTexts() {
        Map<String, Model> inner = Map.of("texts", columns());
        Model pipeline = Pipeline.of(Map.of("inner", Pipeline.of(inner)));
        assertThat(TextColumns.firstOf(pipeline.state()).orElseThrow().knows(0, "Bern"))
                .isTrue();
        assertThat(TextColumns.firstOf(TestModels.scaler().state())).isEmpty();
    }

    @Test
    void aStrictColumnRefusesOtherTexts() {
        assertThatThrownBy(() -> predict(columns(), "Unknown", 1, 1, "red"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'town' holds 'Unknown', which was not seen in training");
    }

    @Test
    void halfAPairIsNoReplacementCharacter() {
        TextColumns half = TextColumns.of(
                Signature.of(List.of(), List.of(ColumnType.STRING)),
                List.of(new TextColumns.Vocabulary(List.of("\uD83D", "?"), false)));
        assertThat(predict(half, "\uD83D")).containsExactly(0);
        assertThat(predict(half, "?")).containsExactly(1);
        assertThat(predict(half, "\uDE00")).containsExactly(-1);
    }

    @Test
    void aBigVocabularyIsSearchedInPlace() {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            texts.add("text " + (i * 7919 % 3000));
        }
        TextColumns big = TextColumns.of(
                Signature.of(List.of(), List.of(ColumnType.STRING)), List.of(new TextColumns.Vocabulary(texts, false)));
        Model mapped = ModelKinds.view(TestModels.mapTensors(big.state(), tensor -> TestTensors.mapped(tensor, 16)));
        for (int i = 0; i < 3000; i += 17) {
            assertThat(predict(big, texts.get(i))).containsExactly(i);
            assertThat(predict(mapped, texts.get(i))).containsExactly(i);
        }
    }

    private static Pipeline pipeline() {
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put("texts", columns());
        steps.put(
                "columns",
                ColumnTransformer.builder(Signature.unnamed(4))
                        .passthrough("kept", 0, 1)
                        .build());
        steps.put(
                "model",
                LinearModel.of(
                        Signature.unnamed(2),
                        Outputs.classification(List.of("no", "yes")),
                        Link.SIGMOID,
                        HeapTensor.of(new double[] {1, -1}, 1, 2),
                        HeapTensor.of(new double[] {0})));
        return Pipeline.of(steps);
    }

    @Test
    void aPipelinePassesTheRowToItsFirstStep() {
        assertThat(pipeline().state().signature()).isEqualTo(COLUMNS);
        assertThat(predict(pipeline(), "Bernex", 1, "any", "red")).containsExactly(1);
        assertThat(predict(pipeline(), "Bern", 3, 5, "red")).containsExactly(0);
        double[] probabilities = new double[2];
        Row row = Row.of(COLUMNS, "Bernex", 3, null, "red");
        pipeline().newPredictor().predictProbabilities(row, probabilities);
        assertThat(probabilities).containsExactly(0.5, 0.5);
        assertThatThrownBy(() -> pipeline().newPredictor().predictProbabilities(row, new double[3]))
                .hasMessage("probabilities has 3 values, expected 2");
        assertThatThrownBy(() -> pipeline().newPredictor().predict(row, new double[3]))
                .hasMessage("output has 3 values, expected 1");
    }

    @Test
    void numbersAloneAreRefusedWhereColumnsHoldTexts() {
        for (Model model : List.of(columns(), pipeline())) {
            double[] out = new double[model.state().outputs().count()];
            assertThatThrownBy(() -> model.newPredictor().predict(new double[4], out))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("town is a string column: predict a Row, not numbers");
        }
        TextColumns none =
                TextColumns.of(Signature.of(List.of(), List.of(ColumnType.NUMBER, ColumnType.ANY)), List.of());
        double[] out = new double[2];
        none.newPredictor().predict(new double[] {1, 2}, out);
        assertThat(out).containsExactly(1, NaN);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> TextColumns.of(COLUMNS, List.of())).hasMessage("0 vocabularies for 2 string columns");
        TextColumns.Vocabulary twice = new TextColumns.Vocabulary(List.of("a", "a"), false);
        assertThatThrownBy(() -> TextColumns.of(COLUMNS, List.of(twice, twice))).hasMessage("text 'a' occurs twice");
        Row other = Row.of(Signature.named(List.of("a", "b", "c", "d")), 1, 2, 3, 4);
        assertThatThrownBy(() -> columns().newPredictor().predict(other, new double[4]))
                .hasMessageStartingWith("row has columns [a, b, c, d], expected [town,");
    }

    @Test
    void predictingAllocatesNothing() {
        Predictor predictor = pipeline().newPredictor();
        Row row = Row.of(COLUMNS, "Bernex", 3, null, "red");
        double[] out = new double[1];
        predictor.predict(row, out);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            predictor.predict(row, out);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000);
    }

    @Test
    void aClosedFileIsRefused() {
        MappedRegion region = new MappedRegion("gone.model");
        Model mapped = ModelKinds.view(
                TestModels.mapTensors(columns().state(), tensor -> TestTensors.mapped(tensor, 1 << 20, region)));
        region.close();
        assertThatThrownBy(() -> predict(mapped, "Bern", 1, 1, "red"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("model file 'gone.model' is closed");
    }

    @Test
    void offsetsThatLieAreCorrupt() {
        for (long offset : new long[] {Long.MIN_VALUE, -1, 1000, Long.MAX_VALUE}) {
            ModelState.Builder forged = ModelState.builder(
                    "text-columns", 1, COLUMNS, columns().state().outputs());
            columns().state().ungroupedTensors().forEach((name, tensor) -> {
                long[] offsets = new long[(int) tensor.elementCount()];
                java.util.Arrays.fill(offsets, offset);
                forged.tensor(name, name.equals("text_offsets") ? HeapTensor.of(offsets) : tensor);
            });
            Model model = ModelKinds.view(forged.build());
            assertThat(model.state().tensor("text_offsets").elementType()).isEqualTo(ElementType.I64);
            assertThatThrownBy(() -> predict(model, "Bern", 1, 1, "red"))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasCauseInstanceOf(CorruptModelException.class);
        }
    }
}
