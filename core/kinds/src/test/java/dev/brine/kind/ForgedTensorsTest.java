package dev.brine.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.CorruptModelException;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Numbers and shapes that a hostile file may hold in the tensors of any kind: a view is refused with an
 * IllegalArgumentException, or it predicts something, or it ends in a CorruptModelException. Nothing else.
 */
class ForgedTensorsTest {
    private static final long[] HOSTILE = {
        Long.MIN_VALUE,
        Integer.MIN_VALUE,
        -2,
        -1,
        0,
        1,
        2,
        3,
        1000,
        Integer.MAX_VALUE,
        1L << 32,
        Long.MAX_VALUE,
        Double.doubleToRawLongBits(1e300),
        Double.doubleToRawLongBits(Double.NaN),
        Double.doubleToRawLongBits(-1)
    };

    private static final Map<String, Model> MODELS = TestModels.all();

    static Stream<String> names() {
        return MODELS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void forgedElementsAreRefusedOrHarmless(String name) {
        ModelState state = MODELS.get(name).state();
        for (String forged : state.ungroupedTensors().keySet()) {
            Tensor tensor = state.tensor(forged);
            for (long bits : HOSTILE) {
                for (long index : new long[] {-1, 0, 1, tensor.elementCount() - 1}) {
                    tryOut(with(state, forged, forged(tensor, index, bits)), name);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void forgedShapesAreRefusedOrHarmless(String name) {
        ModelState state = MODELS.get(name).state();
        for (String forged : state.ungroupedTensors().keySet()) {
            Tensor tensor = state.tensor(forged);
            for (long length : new long[] {0, 1, 2, tensor.elementCount() - 1, tensor.elementCount() + 1}) {
                TensorBuilder builder = TensorBuilder.exact(tensor.elementType(), Shape.of(Math.max(0, length)));
                while (builder.missingElements() > 0) {
                    builder.putBits(0);
                }
                tryOut(with(state, forged, builder.build()), name);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void otherChildrenAreRefusedOrHarmless(String name) {
        ModelState state = MODELS.get(name).state();
        List<String> children = new ArrayList<>(state.children().keySet());
        for (String other : MODELS.keySet()) {
            for (String child : children) {
                ModelState.Builder builder = copy(state);
                state.ungroupedTensors().forEach(builder::tensor);
                state.children()
                        .forEach((key, value) -> builder.child(
                                key, key.equals(child) ? MODELS.get(other).state() : value));
                tryOut(builder.build(), name);
            }
        }
    }

    @Test
    void modelsWithoutChildrenAreRefusedOrHarmless() {
        MODELS.forEach((name, model) -> {
            ModelState.Builder builder = copy(model.state());
            model.state().ungroupedTensors().forEach(builder::tensor);
            model.state().groups().forEach(builder::group);
            tryOut(builder.build(), name);
        });
    }

    private static void tryOut(ModelState state, String name) {
        Model model;
        try {
            model = ModelKinds.view(state);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotEmpty();
            return;
        }
        double[] rows = TestModels.rows(MODELS.get(name), 5, 4);
        double[] out = new double[5 * state.outputs().count()];
        try {
            model.newPredictor().predictBatch(rows, 5, out);
        } catch (UncheckedIOException e) {
            assertThat(e).hasCauseInstanceOf(CorruptModelException.class);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage())
                    .containsAnyOf(
                            "which was not seen in training",
                            "row index",
                            "predicted class",
                            "has no class probabilities");
        }
    }

    private static Tensor forged(Tensor tensor, long index, long bits) {
        TensorBuilder builder = TensorBuilder.exact(tensor.elementType(), tensor.shape());
        for (long i = 0; i < tensor.elementCount(); i++) {
            builder.putBits(index < 0 || i == index ? bits : tensor.bits(i));
        }
        return builder.build();
    }

    private static ModelState.Builder copy(ModelState state) {
        return ModelState.builder(state.kind(), state.kindVersion(), state.signature(), state.outputs())
                .attributes(state.attributes());
    }

    private static ModelState with(ModelState state, String forged, Tensor tensor) {
        ModelState.Builder builder = copy(state);
        state.ungroupedTensors().forEach((name, own) -> builder.tensor(name, name.equals(forged) ? tensor : own));
        state.groups().forEach(builder::group);
        state.children().forEach(builder::child);
        return builder.build();
    }
}
