package dev.brine.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.TinyForest;
import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.kind.Pipeline;
import dev.brine.kind.Scaler;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareModelTest {
    @TempDir
    Path folder;

    private static Pipeline scaled(Model last) {
        Map<String, Model> steps = new LinkedHashMap<>();
        steps.put(
                "scale",
                Scaler.of(
                        Signature.unnamed(3),
                        Scaler.Operation.SUBTRACT_DIVIDE,
                        new double[] {0.1, 0.2, 0.3},
                        new double[] {0.9, 1.1, 0.7}));
        steps.put("last", last);
        return Pipeline.of(steps);
    }

    @Test
    void aScalerAndAForestPredictFromBareArrays() throws IOException {
        Pipeline pipeline = scaled(ModelKinds.view(TinyForest.make().state()));
        assertThat(BareModel.missing(pipeline.state())).isEmpty();

        RawArrays arrays = RawArrays.of(pipeline.state());
        BareModel bare = BareModel.of(pipeline.state(), arrays);
        arrays.write(folder.resolve("raw"));
        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(folder.resolve("raw"))).order(ByteOrder.LITTLE_ENDIAN);
        double[] out = new double[1];
        for (double number = 0; number < 1; number += 0.01) {
            double[] row = {number, 1 - number, number / 2};
            pipeline.newPredictor().predict(row, out);
            assertThat(bare.predictHeap(row)).isEqualTo(out[0]);
            assertThat(bare.predictMapped(file, row)).isEqualTo(out[0]);
        }
    }

    @Test
    void aPerceptronOfTheSuiteIsKnown() throws Exception {
        ModelState perceptron = new Corpora(folder, line -> {}, Optional.empty())
                .make("mlp", OptionalLong.of(20_000))
                .model()
                .state();
        assertThat(BareModel.missing(perceptron)).isEmpty();
    }

    @Test
    void anotherLastStepIsNot() {
        LinearModel linear = LinearModel.of(
                Signature.unnamed(3),
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[3], 1, 3),
                HeapTensor.of(new double[1]));
        assertThat(BareModel.missing(scaled(linear).state()))
                .hasValueSatisfying(why ->
                        assertThat(why).startsWith("bare arrays predict as a standard scaler and a regression forest"));
    }

    @Test
    void textsArePredictedFromBareArraysByNothing() throws IOException {
        ModelState state = TinyForest.makeWithTexts().state();
        assertThat(BareModel.missing(state))
                .hasValue("bare arrays predict from numbers, and this model's rows hold texts");

        RawArrays arrays = RawArrays.of(state);
        arrays.write(folder.resolve("raw"));
        assertThat(arrays.areIn(folder.resolve("raw"))).isTrue();
        byte[] bytes = Files.readAllBytes(folder.resolve("raw"));
        assertThat(bytes).hasSize(Math.toIntExact(state.tensorBytes()));
        bytes[bytes.length / 2] ^= 1;
        assertThat(arrays.areIn(Files.write(folder.resolve("flipped"), bytes))).isFalse();
    }
}
