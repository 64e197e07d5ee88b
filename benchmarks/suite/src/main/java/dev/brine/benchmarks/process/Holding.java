package dev.brine.benchmarks.process;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.process.ServedRows.BatchPredictor;
import dev.brine.format.ReadOptions;
import dev.brine.model.Model;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens a model, predicts, and waits while whoever started it looks at its memory. */
public final class Holding {
    /** Request: predict every row, write the outputs, answer {@value #DONE}. */
    public static final String SERVE = "serve";

    /** Request: touch every array, answer their checksum in hexadecimal. */
    public static final String MATERIALISE = "materialise";

    /** Request: collect garbage twice, answer how many bytes of heap are in use. */
    public static final String HEAP = "heap";

    /** Request: close and forget the model, then as {@value #HEAP}. */
    public static final String RELEASE = "release";

    /** Answer: done; also the first line, after the first prediction. */
    public static final String DONE = "done";

    private @Nullable ModelFile file;
    private @Nullable BatchPredictor predictor;

    private Holding() {}

    /**
     * Answers requests, one a line, until there are no more.
     *
     * @param arguments none, to hold nothing; else the model's file, a file of rows, how many cells a row has, and the
     *     file that receives the outputs: of the first row at once, of all rows when they are served
     */
    public static void main(String[] arguments) throws IOException {
        Holding held = new Holding();
        ServedRows rows = arguments.length == 0 ? null : held.open(arguments);
        System.out.println(DONE);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        for (String request = requests.readLine(); request != null; request = requests.readLine()) {
            switch (request) {
                case SERVE -> held.serve(rows, arguments);
                case MATERIALISE -> held.materialise();
                case HEAP -> System.out.println(usedHeap());
                case RELEASE -> held.release();
                default -> throw new IllegalArgumentException("unknown request '" + request + "'");
            }
        }
        held.close();
    }

    private ServedRows open(String[] arguments) throws IOException {
        ServedRows rows = ServedRows.read(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        ReadOptions options = ReadOptions.trusted().withMode(ReadOptions.Mode.MAPPED);
        ModelFile opened = Brine.open(Path.of(arguments[0]), options);
        Model model = opened.model();
        BatchPredictor first = rows.predictor(model);
        rows.first(first, model.state().outputs().count());
        rows.write(Path.of(arguments[3]));
        file = opened;
        predictor = first;
        return rows;
    }

    private void serve(@Nullable ServedRows rows, String[] arguments) throws IOException {
        BatchPredictor known = predictor;
        if (rows == null || known == null) {
            throw new IllegalStateException("there is no model to serve from");
        }
        rows.serveAll(known);
        rows.write(Path.of(arguments[3]));
        System.out.println(DONE);
    }

    private void materialise() throws IOException {
        ModelFile known = file;
        if (known == null) {
            throw new IllegalStateException("there is no model to touch");
        }
        System.out.println(Long.toHexString(StateChecksum.of(known.saved().state())));
    }

    private void release() throws IOException {
        close();
        System.out.println(usedHeap());
    }

    private void close() throws IOException {
        ModelFile known = file;
        if (known != null) {
            known.close();
        }
        file = null;
        predictor = null;
    }

    private static long usedHeap() {
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
