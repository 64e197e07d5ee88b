package dev.brine.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.benchmarks.TinyForest;
import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.jmh.RawArrays;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.SavedModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BareForestTest {
    @TempDir
    Path folder;

    @Test
    void walksRawArraysAsTheModelDoes() throws Exception {
        SavedModel saved = TinyForest.make();
        Path known = folder.resolve("known");
        BareForests.of(saved.state()).orElseThrow().write(known);
        BareForest bare = BareForest.read(known);
        Path raw = folder.resolve("raw");
        RawArrays.of(saved.state()).write(raw);
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        Model model = ModelKinds.view(saved.state());
        double[] out = new double[1];
        for (int i = 0; i < saved.verification().rowCount(); i++) {
            double[] row =
                    saved.verification().row(saved.state().signature(), i).numbers();
            model.newPredictor().predict(row, out);
            assertThat(bare.predict(file, row, 0)).isEqualTo(out[0]);
        }
    }

    @Test
    void isNotForOtherModels() throws Exception {
        SavedModel perceptron = new Corpora(folder, line -> {}, Optional.empty())
                .make("mlp", OptionalLong.of(20_000))
                .model();
        assertThat(BareForests.of(perceptron.state())).isEmpty();
    }
}
