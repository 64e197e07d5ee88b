package dev.brine.benchmarks.process;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ReadOptions;
import dev.brine.model.Model;
import java.io.IOException;
import java.nio.file.Path;

/** Opens a model, predicts one row, says so, and is done: what a program that was just started does. */
public final class FirstPrediction {
    private FirstPrediction() {}

    /**
     * Prints the bits of the outputs in hexadecimal on one line, and the most bytes of memory held so far, -1 where the
     * system does not say, on the next.
     *
     * @param arguments the file, and the bits of each number of the row in hexadecimal
     */
    public static void main(String[] arguments) throws IOException {
        double[] row = new double[arguments.length - 1];
        for (int i = 0; i < row.length; i++) {
            row[i] = Double.longBitsToDouble(Long.parseUnsignedLong(arguments[i + 1], 16));
        }
        ReadOptions options = ReadOptions.trusted().withMode(ReadOptions.Mode.MAPPED);
        try (ModelFile file = Brine.open(Path.of(arguments[0]), options)) {
            Model model = file.model();
            double[] outputs = new double[model.state().outputs().count()];
            model.newPredictor().predict(row, outputs);
            System.out.println(hex(outputs));
            System.out.println(peakBytes());
        }
    }

    /** Returns the bits of numbers, as {@link #main} prints them. */
    public static String hex(double[] numbers) {
        StringBuilder text = new StringBuilder();
        for (double number : numbers) {
            text.append(text.isEmpty() ? "" : " ").append(Long.toHexString(Double.doubleToRawLongBits(number)));
        }
        return text.toString();
    }

    private static long peakBytes() throws IOException {
        return ProcessMemory.isAvailable()
                ? ProcessMemory.peak(ProcessHandle.current().pid())
                : -1;
    }
}
