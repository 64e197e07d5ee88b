package dev.brine.benchmarks.process;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ReadOptions;
import dev.brine.model.Model;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens a model, predicts one row, says so, and is done: what a program that was just started does. */
public final class FirstPrediction {
    /** Argument: the row lies in a file. */
    private static final String ROWS = "rows";

    private FirstPrediction() {}

    /**
     * Prints the bits of the outputs in hexadecimal on one line, and the most bytes of memory held so far, -1 where the
     * system does not say, on the next.
     *
     * @param arguments the file, and the bits of each number of the row in hexadecimal; or the file, {@value #ROWS}, a file
     *     whose first row is predicted ({@link RowFiles}) and how many cells it has
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments[1].equals(ROWS)) {
            ServedRows rows = ServedRows.read(Path.of(arguments[2]), Integer.parseInt(arguments[3]));
            try (ModelFile file = open(arguments)) {
                Model model = file.model();
                double[] outputs = outputs(model);
                model.newPredictor().predict(Row.of(model.state().signature(), rows.cells(0)), outputs);
                print(outputs);
            }
            return;
        }
        double[] row = new double[arguments.length - 1];
        for (int i = 0; i < row.length; i++) {
            row[i] = Double.longBitsToDouble(Long.parseUnsignedLong(arguments[i + 1], 16));
        }
        try (ModelFile file = open(arguments)) {
            Model model = file.model();
            double[] outputs = outputs(model);
            model.newPredictor().predict(row, outputs);
            print(outputs);
        }
    }

    private static ModelFile open(String[] arguments) throws IOException {
        return Brine.open(Path.of(arguments[0]), ReadOptions.trusted().withMode(ReadOptions.Mode.MAPPED));
    }

    private static double[] outputs(Model model) {
        return new double[model.state().outputs().count()];
    }

    private static void print(double[] outputs) throws IOException {
        System.out.println(hex(outputs));
        System.out.println(peakBytes());
    }

    /**
     * Returns the command of a JVM that predicts a row from a file.
     *
     * @param rowFile receives the row where it holds texts, which no command line carries unchanged everywhere
     */
    public static List<String> command(List<String> flags, Path file, Row row, Path rowFile) throws IOException {
        Signature signature = row.signature();
        List<Object> arguments = new ArrayList<>(List.of(file));
        if (signature.stringColumns().isEmpty()) {
            arguments.addAll(List.of(hex(row.numbers()).split(" ")));
        } else {
            RowFiles.write(rowFile, signature, List.of(row));
            arguments.addAll(List.of(ROWS, rowFile, signature.count()));
        }
        return ChildJvm.command(flags, FirstPrediction.class, arguments);
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
