package dev.brine.benchmarks.process;

import dev.brine.benchmarks.process.ServedRows.BatchPredictor;
import dev.brine.reports.result.ProcessStart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The floor of {@link Serving}: a bare map of raw records, in a JVM that loads no class of Brine's own. */
public final class BareServing {
    private BareServing() {}

    /** A mapped file of raw records. */
    private record Mapped(BareForest forest, int inputs, ByteBuffer file, ServedRows served) implements BatchPredictor {
        @Override
        public void predict(int from, int count, double[] out) {
            double[] rows = served.numbers(from, count);
            for (int row = 0; row < count; row++) {
                out[row] = forest.predict(file, rows, row * inputs);
            }
        }
    }

    /**
     * Prints the stages, one a line: a name, a space, nanoseconds.
     *
     * @param arguments the file of what is known beforehand, anything, the raw file, and the others of {@link Serving}
     */
    public static void main(String[] arguments) throws IOException {
        long started = System.nanoTime();
        Stages stages = new Stages();
        stages.mark(ProcessStart.MAIN, started);
        int inputs = Integer.parseInt(arguments[4]);
        ServedRows rows = ServedRows.read(Path.of(arguments[3]), inputs);
        BareForest forest = BareForest.read(Path.of(arguments[0]));
        stages.mark(ProcessStart.LIBRARY_READY);
        try (FileChannel channel = FileChannel.open(Path.of(arguments[2]), StandardOpenOption.READ)) {
            ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size())
                    .order(ByteOrder.LITTLE_ENDIAN);
            stages.mark(ProcessStart.OPENED);
            BatchPredictor predictor = new Mapped(forest, inputs, file, rows);
            rows.first(predictor, 1);
            stages.mark(ProcessStart.FIRST_PREDICTION);
            rows.serve(predictor, stages, Integer.parseInt(arguments[6]), Long.parseLong(arguments[7]));
        }
        rows.write(Path.of(arguments[5]));
        stages.print();
    }
}
