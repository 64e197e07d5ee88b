package dev.brine.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.TestTensors;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link Predictor} promises, for every kind. */
class PredictorContractTest {
    private static final int[] BATCHES = {0, 1, 2, 255, 256, 257, 512, 600};

    static Stream<String> names() {
        return TestModels.all().keySet().stream();
    }

    private static Model model(String name) {
        return TestModels.all().get(name);
    }

    private static double[] batch(Model model, double[] rows, int rowCount) {
        double[] out = new double[rowCount * model.state().outputs().count()];
        model.newPredictor().predictBatch(rows, rowCount, out);
        return out;
    }

    private static void assertBitEqual(double[] actual, double[] expected) {
        assertThat(Arrays.stream(actual).mapToLong(Double::doubleToRawLongBits).toArray())
                .isEqualTo(Arrays.stream(expected)
                        .mapToLong(Double::doubleToRawLongBits)
                        .toArray());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBatchIsBitEqualToSingleRows(String name) {
        Model model = model(name);
        int inputs = model.state().signature().count();
        int outputs = model.state().outputs().count();
        Predictor single = model.newPredictor();
        for (int rowCount : BATCHES) {
            double[] rows = TestModels.rows(model, rowCount, 99);
            double[] expected = new double[rowCount * outputs];
            double[] out = new double[outputs];
            for (int row = 0; row < rowCount; row++) {
                single.predict(Arrays.copyOfRange(rows, row * inputs, (row + 1) * inputs), out);
                System.arraycopy(out, 0, expected, row * outputs, outputs);
            }
            assertBitEqual(batch(model, rows, rowCount), expected);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void chunksAndWindowsDoNotChangePredictions(String name) {
        Model model = model(name);
        double[] rows = TestModels.rows(model, 300, 5);
        double[] expected = batch(model, rows, 300);
        for (int elements : new int[] {1, 2, 4, 16, 64}) {
            ModelState chunked = TestModels.mapTensors(model.state(), tensor -> TestTensors.chunked(tensor, elements));
            assertBitEqual(batch(ModelKinds.view(chunked), rows, 300), expected);
        }
        for (int elements : new int[] {1, 2, 3, 4, 7, 16, 1 << 20}) {
            ModelState mapped = TestModels.mapTensors(model.state(), tensor -> TestTensors.mapped(tensor, elements));
            assertBitEqual(batch(ModelKinds.view(mapped), rows, 300), expected);
        }
        for (int elements : new int[] {2, 4, 1 << 19}) {
            ModelState checked = TestModels.mapTensors(model.state(), tensor -> TestTensors.checked(tensor, elements));
            assertBitEqual(batch(ModelKinds.view(checked), rows, 300), expected);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void predictingAllocatesNothing(String name) {
        Model model = model(name);
        double[] row = TestModels.rows(model, 1, 3);
        double[] out = new double[model.state().outputs().count()];
        Predictor predictor = model.newPredictor();
        double[] probabilities = new double[model.state().outputs().probabilityCount()];
        predictor.predict(row, out);
        boolean hasProbabilities = model.hasProbabilities();
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 10_000; i++) {
            predictor.predict(row, out);
            if (hasProbabilities) {
                predictor.predictProbabilities(row, probabilities);
            }
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("bytes allocated by 10000 predictions")
                .isLessThan(10_000);
    }

    @ParameterizedTest
    @MethodSource("names")
    void arraysOfTheWrongLengthAreRefused(String name) {
        Model model = model(name);
        int inputs = model.state().signature().count();
        int outputs = model.state().outputs().count();
        Predictor predictor = model.newPredictor();
        assertThatThrownBy(() -> predictor.predict(new double[inputs + 1], new double[outputs]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row has %d values, expected %d", inputs + 1, inputs);
        assertThatThrownBy(() -> predictor.predict(new double[inputs], new double[outputs + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("output has %d values, expected %d", outputs + 1, outputs);
        assertThatThrownBy(() -> predictor.predictBatch(new double[inputs], 2, new double[2 * outputs]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected " + 2 * inputs);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aClosedFileIsRefused(String name) {
        Assumptions.assumeFalse(model(name) instanceof Normalizer, "a normalizer has no tensors");
        MappedRegion region = new MappedRegion("gone.model");
        ModelState mapped =
                TestModels.mapTensors(model(name).state(), tensor -> TestTensors.mapped(tensor, 1 << 20, region));
        Model model = ModelKinds.view(mapped);
        Predictor predictor = model.newPredictor();
        double[] row = TestModels.rows(model(name), 1, 3);
        double[] out = new double[mapped.outputs().count()];
        predictor.predict(row, out);
        region.close();
        assertThatThrownBy(() -> predictor.predict(row, out))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("model file 'gone.model' is closed");
        assertThatThrownBy(() -> predictor.predictBatch(row, 1, out)).isInstanceOf(IllegalStateException.class);
    }

    /** What a damaged file may say in a setting: the answer is an IllegalArgumentException, never memory or a crash. */
    @ParameterizedTest
    @MethodSource("names")
    void forgedAttributesAreRefusedOrHarmless(String name) {
        ModelState state = model(name).state();
        Object[] forged = {Long.MIN_VALUE, -1L, 0L, 2L, 1L << 31, 1L << 33, Long.MAX_VALUE, "x", 0.5, true};
        for (String attribute : state.attributes().asMap().keySet()) {
            for (Object value : forged) {
                Map<String, Object> attributes =
                        new java.util.TreeMap<>(state.attributes().asMap());
                attributes.put(attribute, value);
                ModelState changed = TestModels.withAttributes(state, attributes);
                try {
                    ModelKinds.view(changed).newPredictor();
                } catch (IllegalArgumentException e) {
                    assertThat(e.getMessage()).isNotEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void missingTensorsAreNamed(String name) {
        ModelState state = model(name).state();
        for (String tensor : state.ungroupedTensors().keySet()) {
            if (tensor.equals("baseline")
                    || tensor.equals("tree_scores")
                    || tensor.equals("category_sets")
                    || tensor.equals("member_weights")) {
                continue;
            }
            ModelState.Builder builder = ModelState.builder(
                            state.kind(), state.kindVersion(), state.signature(), state.outputs())
                    .attributes(state.attributes());
            state.ungroupedTensors().forEach((other, content) -> {
                if (!other.equals(tensor)) {
                    builder.tensor(other, content);
                }
            });
            state.groups().forEach(builder::group);
            state.children().forEach(builder::child);
            assertThatThrownBy(() -> ModelKinds.view(builder.build()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + tensor + "'");
        }
    }

    @Test
    void aNewerKindVersionIsRefused() {
        ModelState state = TestModels.scaler().state();
        ModelState newer = ModelState.builder(state.kind(), 2, state.signature(), state.outputs())
                .build();
        assertThatThrownBy(() -> ModelKinds.view(newer))
                .hasMessage("state is scaler version 2, this release reads 1 to 1");
    }
}
