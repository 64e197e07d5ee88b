package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.FreshProcess;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.model.ComparisonRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        List<String> command = new ArrayList<>(ChildJvm.command(flags, program));
        command.addAll(List.of(
                first,
                mode,
                file.toString(),
                model.rowsFile().toString(),
                Integer.toString(model.inputs()),
                outputs.toString(),
                Integer.toString(decades),
                Long.toString(capMillis)));
        try {
            FreshProcess.Ended ended = FreshProcess.run(command, outputs.resolveSibling(""), TIMEOUT_SECONDS);
            if (ended.status() != 0) {
                throw new IOException(ended.failure());
            }
            model.prove(outputs, ComparisonRule.exact());
            return Timeline.of(ended.lines(), ended.startNanos(), ended.endNanos());
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
