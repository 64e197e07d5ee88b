package dev.brine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import dev.brine.tensor.TestTensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models over tensors that are loaded at their first touch. */
class LazyModelsTest {
    /** What grows with the model, of all kinds; the other tensors are small and may be read by a view. */
    private static final List<String> LARGE =
            List.of("nodes", "leaf_values", "weights", "table", "coefficients", "categories", "slots");

    static Stream<String> names() {
        return TestModels.all().keySet().stream();
    }

    private static double[] predictions(Model model, double[] rows) {
        double[] out = new double[50 * model.state().outputs().count()];
        model.newPredictor().predictBatch(rows, 50, out);
        return out;
    }

    @ParameterizedTest
    @MethodSource("names")
    void predictTheSame(String name) {
        Model model = TestModels.all().get(name);
        double[] rows = TestModels.rows(model, 50, 5);
        ModelState lazy = TestModels.mapTensors(model.state(), TestTensors::lazy);
        assertThat(predictions(ModelKinds.view(lazy), rows)).isEqualTo(predictions(model, rows));
    }

    @ParameterizedTest
    @MethodSource("names")
    void viewsAndPredictorsLeaveLargeTensorsUnread(String name) {
        ModelState lazy = TestModels.mapTensors(TestModels.all().get(name).state(), TestTensors::lazy);
        Predictor predictor = ModelKinds.view(lazy).newPredictor();
        assertThat(largeTensors(lazy)).noneMatch(LazyTensor::isLoaded);
        predictor.predict(
                TestModels.rows(TestModels.all().get(name), 1, 3),
                new double[lazy.outputs().count()]);
        assertThat(largeTensors(lazy)).allMatch(LazyTensor::isLoaded);
    }

    private static List<LazyTensor> largeTensors(ModelState state) {
        List<LazyTensor> found = new ArrayList<>();
        state.ungroupedTensors().forEach((name, tensor) -> {
            if (LARGE.stream().anyMatch(name::startsWith)) {
                found.add((LazyTensor) tensor);
            }
        });
        state.groups()
                .values()
                .forEach(group -> found.add((LazyTensor) group.records().orElseThrow()));
        state.children().values().forEach(child -> found.addAll(largeTensors(child)));
        return found;
    }

    @Test
    void columnsOfNodesArePackedAtTheFirstPrediction() {
        ModelState forest = TestModels.all().values().stream()
                .map(Model::state)
                .filter(state -> state.kind().equals(TreeEnsemble.KIND))
                .findFirst()
                .orElseThrow();
        Map<String, Tensor> columns = new LinkedHashMap<>();
        TensorGroup nodes = forest.group("nodes").withLayout(TensorGroup.Layout.COLUMNAR);
        nodes.columns().forEach((name, column) -> columns.put(name, TestTensors.lazy(column)));
        ModelState.Builder builder = ModelState.builder(
                        forest.kind(), forest.kindVersion(), forest.signature(), forest.outputs())
                .attributes(forest.attributes())
                .group("nodes", TensorGroup.columnar(columns));
        forest.ungroupedTensors().forEach(builder::tensor);
        Model model = ModelKinds.view(builder.build());
        model.newPredictor();
        assertThat(columns.values()).noneMatch(column -> ((LazyTensor) column).isLoaded());
        double[] rows = TestModels.rows(model, 50, 5);
        assertThat(predictions(model, rows)).isEqualTo(predictions(ModelKinds.view(forest), rows));
    }
}
