package dev.brine.benchmarks.gate;

import dev.brine.reports.gate.GateRecord;
import dev.brine.reports.gate.GateRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints the tables of the gate's record, as Markdown. */
public final class GateTables {
    private GateTables() {}

    /** The arguments are the files of the record. */
    public static void main(String[] arguments) throws IOException {
        System.out.print(tables(arguments));
        System.out.flush();
    }

    static String tables(String... files) throws IOException {
        List<GateRun> runs = new ArrayList<>();
        for (String file : files) {
            runs.addAll(GateRecord.read(Path.of(file)));
        }
        return GateRecord.summary(runs);
    }
}
