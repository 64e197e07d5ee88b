package dev.brine.benchmarks.goals;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;

/** The program that users would write: opens a model, predicts one row and prints the outcome. */
public final class FirstPrediction {
    private FirstPrediction() {}

    /** The first argument is the file, the others are the row. */
    public static void main(String[] arguments) throws IOException {
        double[] row = new double[arguments.length - 1];
        for (int i = 0; i < row.length; i++) {
            row[i] = Double.parseDouble(arguments[i + 1]);
        }
        ReadOptions options = ReadOptions.trusted().withMode(ReadOptions.Mode.MAPPED);
        try (ModelFile file = Brine.open(Path.of(arguments[0]), options)) {
            double[] output = new double[file.saved().state().outputs().count()];
            file.model().newPredictor().predict(row, output);
            System.out.println(output[0]);
            System.out.flush();
        }
    }
}
