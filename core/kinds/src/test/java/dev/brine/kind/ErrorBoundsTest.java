package dev.brine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorBoundsTest {
    static Stream<String> classifiers() {
        return TestModels.all().entrySet().stream()
                .filter(entry -> entry.getValue().state().outputs().isClassification())
                .map(Map.Entry::getKey);
    }

    private static double[] bounds(Model model, double[] row) {
        Object[] cells = DoubleStream.of(row).boxed().toArray();
        return ErrorBounds.ofProbabilities(model.state())
                .of(Row.of(model.state().signature(), cells));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void everyProbabilityHasASmallBound(String name) {
        Model model = TestModels.all().get(name);
        int columns = model.state().signature().count();
        double[] row = new double[columns];
        Arrays.fill(row, 0.5);
        assertThat(bounds(model, row)).hasSize(model.state().outputs().probabilityCount());
        assertThat(DoubleStream.of(bounds(model, row))).allMatch(bound -> bound > 0 && bound < 1e-9);
    }

    @Test
    void theBoundGrowsWithTheProducts() {
        Model model = LinearModel.of(
                Signature.unnamed(1),
                Outputs.classification(List.of("a", "b")),
                Link.SIGMOID,
                HeapTensor.of(new double[] {1000}, 1, 1),
                HeapTensor.of(new double[] {-1000}, 1));
        assertThat(bounds(model, new double[] {0})).containsOnly(1e-9);
        assertThat(bounds(model, new double[] {1})).containsOnly(2e-9);
        assertThat(ErrorBounds.ofProbabilities(model.state()).rule()).isEqualTo(ComparisonRule.Kind.TOLERANCE);
        assertThat(ErrorBounds.ofPredictions(model.state()).rule()).isEqualTo(ComparisonRule.Kind.EXACT);
    }

    @Test
    void theTreesOfAForestMayBeSummedInAnyOrder() {
        Model forest = TestModels.forest(Outputs.classification(List.of("a", "b", "c")), 50);
        assertThat(ErrorBounds.ofProbabilities(forest.state()).rule()).isEqualTo(ComparisonRule.Kind.ANY_SUM_ORDER);
    }
}
