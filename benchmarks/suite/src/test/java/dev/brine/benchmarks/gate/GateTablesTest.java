package dev.brine.benchmarks.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.gate.GateOutcome;
import dev.brine.reports.gate.GateRecord;
import dev.brine.reports.gate.GateRun;
import dev.brine.reports.result.MachineClass;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTablesTest {
    @TempDir
    private Path folder;

    private String record(String name, String kind, boolean caught) throws IOException {
        Path file = folder.resolve(name);
        MachineClass machine = new MachineClass("EPYC", 2, "Debian", "6.1", "ext4", "17");
        GateRun run = new GateRun(
                kind,
                "4 rows",
                kind.equals(GateRun.SAME_ARM) ? "" : "mmap-raw/load",
                caught,
                Instant.EPOCH,
                100,
                "1",
                "",
                machine,
                caught ? GateOutcome.RED : GateOutcome.GREEN,
                false,
                true,
                List.of(),
                List.of());
        GateRecord.append(file, run);
        return file.toString();
    }

    @Test
    void countsTheRunsOfEveryFile() throws IOException {
        String tables =
                GateTables.tables(record("aa.jsonl", GateRun.SAME_ARM, false), record("slow.jsonl", "+20 %", true));
        assertThat(tables).contains("4 rows", "| red | 0 of 1 |", "| +20 % | mmap-raw/load | 1 of 1 |");
    }
}
