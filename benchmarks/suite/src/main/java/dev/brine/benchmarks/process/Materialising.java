package dev.brine.benchmarks.process;

import dev.brine.ModelFile;
import dev.brine.reports.result.ProcessStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a model and touches every array of it, as {@link Serving} opens one and predicts. */
public final class Materialising {
    private Materialising() {}

    /**
     * Prints the stages, one a line: a name, a space, nanoseconds.
     *
     * @param arguments the format's name, {@value Serving#MAPPED} or {@value Serving#HEAP}, the model's file, and the file
     *     that receives the checksum of all arrays in hexadecimal
     */
    public static void main(String[] arguments) throws IOException {
        long started = System.nanoTime();
        Stages stages = new Stages();
        stages.mark(ProcessStart.MAIN, started);
        long checksum;
        try (ModelFile file = Serving.open(arguments, stages)) {
            file.model();
            stages.mark(ProcessStart.OPENED);
            checksum = StateChecksum.of(file.saved().state());
            stages.mark(ProcessStart.MATERIALISED);
        }
        Files.writeString(Path.of(arguments[3]), Long.toHexString(checksum), StandardCharsets.US_ASCII);
        stages.print();
    }
}
