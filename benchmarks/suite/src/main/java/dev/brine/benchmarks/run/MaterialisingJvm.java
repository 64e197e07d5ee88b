package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildJvm;
import dev.brine.benchmarks.process.FreshProcess;
import dev.brine.benchmarks.process.Materialising;
import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM that opens a file and touches every array. */
record MaterialisingJvm(List<String> flags, String format, String mode, Path file, ServedModel model)
        implements StartProgram {
    private static final int TIMEOUT_SECONDS = 300;

    @Override
    public Timeline start(int decades, long capMillis) throws IOException, InterruptedException, NotAvailableException {
        Path checksum = model.file("checksum");
        List<String> command = new ArrayList<>(ChildJvm.command(flags, Materialising.class));
        command.addAll(List.of(format, mode, file.toString(), checksum.toString()));
        try {
            FreshProcess.Ended ended = FreshProcess.run(command, checksum.resolveSibling(""), TIMEOUT_SECONDS);
            if (ended.status() != 0) {
                throw new IOException(ended.failure());
            }
            String found = Files.readString(checksum, StandardCharsets.US_ASCII);
            if (!found.equals(Long.toHexString(model.checksum()))) {
                throw new IOException("the arrays of a fresh process have the checksum %s, expected %s"
                        .formatted(found, Long.toHexString(model.checksum())));
            }
            return Timeline.of(ended.lines(), ended.startNanos(), ended.endNanos());
        } finally {
            Files.deleteIfExists(checksum);
        }
    }

    @Override
    public String proof() {
        return "each process: the checksum of all arrays";
    }
}
