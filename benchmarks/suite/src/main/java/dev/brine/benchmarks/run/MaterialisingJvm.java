package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.ChildProcess;
import dev.brine.benchmarks.process.Materialising;
import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A JVM that opens a file and touches every array. */
record MaterialisingJvm(List<String> flags, String format, String mode, Path file, ServedModel model)
        implements StartProgram {
    private static final int TIMEOUT_SECONDS = 300;

    @Override
    public Timeline start(int decades, long capMillis) throws IOException, InterruptedException, NotAvailableException {
        Path checksum = model.file("checksum");
        List<String> command =
                ChildJvm.command(flags, Materialising.class, List.of(format, mode, file, checksum));
        try {
            ChildOutput output = ChildProcess.run(command, checksum.resolveSibling(""), TIMEOUT_SECONDS);
            if (!output.isGood()) {
                throw new IOException(output.failure());
            }
            model.prove(Files.readString(checksum, StandardCharsets.US_ASCII));
            return Timeline.of(output.lines(), output);
        } finally {
            Files.deleteIfExists(checksum);
        }
    }

    @Override
    public String proof() {
        return "each process: the checksum of all arrays";
    }
}
