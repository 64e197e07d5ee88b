package sample;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ReadOptions;
import dev.brine.kind.LinearModel;
import dev.brine.kind.Link;
import dev.brine.model.Model;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Prices of flats: a model made in one program and used in another. */
public final class Prices {
    private Prices() {}

    /** Returns 1000 + 50 a square metre - 3 a year of age. */
    public static Model model() {
        return LinearModel.of(
                Signature.named(List.of("area", "age")),
                Outputs.regression(1),
                Link.IDENTITY,
                HeapTensor.of(new double[] {50, -3}, 1, 2),
                HeapTensor.of(new double[] {1000}, 1));
    }

    /** Predicts from a stored model, mapped where its format can. */
    public static double predict(Path path, ReadOptions options, double area, double age) throws IOException {
        try (ModelFile file = Brine.open(path, options)) {
            Predictor predictor = file.model().newPredictor();
            double[] price = new double[1];
            predictor.predict(new double[] {area, age}, price);
            return price[0];
        }
    }
}
