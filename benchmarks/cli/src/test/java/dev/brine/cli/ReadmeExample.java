package dev.brine.cli;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The README's Java, word for word between the markers, so that it compiles and runs. */
final class ReadmeExample {
    private ReadmeExample() {}

    static Model prices() {
        return LinearModel.of(
                Signature.named(List.of("area", "age")),
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[] {50, -3}, 1, 2),
                HeapTensor.of(new double[] {1000}, 1));
    }

    static Verification saveOpenPredictAndVerify(Path path, double[] price) throws IOException {
        // README: begin
        Model model = prices(); // any model: a forest, a pipeline, a perceptron
        double[] rows = {75, 12, 140, 3}; // two rows whose predictions travel with the model
        VerificationSet set = VerificationSet.predictedBy(model, rows);
        Brine.save(
                new SavedModel(model.state(), set, Environment.current()), path); // the old file or the new one, whole

        try (ModelFile file = Brine.open(path)) { // prices.brine is mapped: nothing is copied
            Predictor predictor = file.model().newPredictor(); // one for each thread
            predictor.predict(new double[] {75, 12}, price);
        }
        Verification verification = Brine.verify(path); // every byte, every checksum, every recorded prediction
        // README: end
        return verification;
    }
}
