package dev.brine.benchmarks.process;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.process.ServedRows.BatchPredictor;
import dev.brine.format.ModelFormats;
import dev.brine.format.ReadOptions;
import dev.brine.model.Model;
import dev.brine.reports.result.ProcessStart;
import java.io.IOException;
import java.nio.file.Path;

/** Opens a model and serves predictions, as a program that was just started does, and tells when it reached each stage. */
public final class Serving {
    /** Argument: tensors in the mapped file, where the format can. */
    public static final String MAPPED = "mapped";

    /** Argument: tensors on the heap. */
    public static final String HEAP = "heap";

    private Serving() {}

    /**
     * Prints the stages, one a line: a name, a space, nanoseconds.
     *
     * @param arguments the format's name, {@value #MAPPED} or {@value #HEAP}, the model's file, a file of rows
     *     ({@link RowFiles}), how many cells a row has, the file that receives the outputs of the rows
     *     that were predicted, how many decades of predictions are served at most, and after how many milliseconds none is
     *     begun
     */
    public static void main(String[] arguments) throws IOException {
        long started = System.nanoTime();
        Stages stages = new Stages();
        stages.mark(ProcessStart.MAIN, started);
        ServedRows rows = ServedRows.read(Path.of(arguments[3]), Integer.parseInt(arguments[4]));
        try (ModelFile file = open(arguments, stages)) {
            Model model = file.model();
            stages.mark(ProcessStart.OPENED);
            BatchPredictor predictor = rows.predictor(model);
            rows.first(predictor, model.state().outputs().count());
            stages.mark(ProcessStart.FIRST_PREDICTION);
            rows.serve(predictor, stages, Integer.parseInt(arguments[6]), Long.parseLong(arguments[7]));
        }
        rows.write(Path.of(arguments[5]));
        stages.print();
    }

    /** Looks for the format, which loads every provider, then opens. */
    static ModelFile open(String[] arguments, Stages stages) throws IOException {
        ModelFormats.forName(arguments[0]).reader();
        stages.mark(ProcessStart.LIBRARY_READY);
        ReadOptions.Mode mode = arguments[1].equals(MAPPED) ? ReadOptions.Mode.MAPPED : ReadOptions.Mode.HEAP;
        return Brine.open(Path.of(arguments[2]), ReadOptions.trusted().withMode(mode));
    }
}
