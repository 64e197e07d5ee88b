package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.Materialising;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.model.ComparisonRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM that opens a file and serves predictions, or touches every array.
 *
 * @param program {@link dev.brine.benchmarks.process.Serving}, its floor, or {@link Materialising}
 * @param flags of the JVM
 * @param first the program's first argument
 * @param mode its second
 */
record StartedJvm(Class<?> program, List<String> flags, String first, String mode, Path file, ServedModel model)
        implements StartProgram {
    private static final int TIMEOUT_SECONDS = 300;

    private boolean isServing() {
        return program != Materialising.class;
    }

    @Override
    public Timeline start(int decades, long capMillis) throws IOException, InterruptedException, NotAvailableException {
        Path answer = model.file("answer");
        List<Object> arguments = new ArrayList<>(List.of(first, mode, file));
        arguments.addAll(
                isServing() ? List.of(model.rowsFile(), model.inputs(), answer, decades, capMillis) : List.of(answer));
        try {
            List<String> command = ChildJvm.command(flags, program, arguments);
            ChildOutput output = ChildProcess.run(command, answer.resolveSibling(""), TIMEOUT_SECONDS);
            if (!output.isGood()) {
                throw new IOException(output.failure());
            }
            if (isServing()) {
                model.prove(answer, ComparisonRule.exact());
            } else {
                model.prove(Files.readString(answer, StandardCharsets.US_ASCII));
            }
            return Timeline.of(output.lines(), output);
        } finally {
            Files.deleteIfExists(answer);
        }
    }

    @Override
    public String proof() {
        return isServing()
                ? "each process: its rows, up to %,d, bit by bit, and every later prediction of a row equal to its first"
                        .formatted(ServedModel.ROWS)
                : "each process: the checksum of all arrays";
    }
}
