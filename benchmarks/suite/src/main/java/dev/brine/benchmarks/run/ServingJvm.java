package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.model.ComparisonRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM that opens a file and serves predictions.
 *
 * @param program {@link dev.brine.benchmarks.process.Serving} or its floor
 * @param flags of the JVM
 * @param first the program's first argument
 * @param mode its second
 */
record ServingJvm(Class<?> program, List<String> flags, String first, String mode, Path file, ServedModel model)
        implements StartProgram {
    private static final int TIMEOUT_SECONDS = 300;

    @Override
    public Timeline start(int decades, long capMillis) throws IOException, InterruptedException, NotAvailableException {
        Path outputs = model.file("served");
        List<String> command = ChildJvm.command(
                flags,
                program,
                List.of(first, mode, file, model.rowsFile(), model.inputs(), outputs, decades, capMillis));
        try {
            ChildOutput output = ChildProcess.run(command, outputs.resolveSibling(""), TIMEOUT_SECONDS);
            if (!output.isGood()) {
                throw new IOException(output.failure());
            }
            model.prove(outputs, ComparisonRule.exact());
            return Timeline.of(output.lines(), output);
        } finally {
            Files.deleteIfExists(outputs);
        }
    }

    @Override
    public String proof() {
        return "each process: its rows, up to %,d, bit by bit, and every later prediction of a row equal to its first"
                .formatted(ServedModel.ROWS);
    }
}
