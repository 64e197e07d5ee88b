package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.process.ProcessMemory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the kernel's proportional set size of JVMs that hold one mapped file, all of whose pages they have read. */
final class SharedMemoryGoal implements Measurement {
    private static final int JVMS = 4;
    private static final List<String> FLAGS = List.of("-Xmx64m", "-XX:+UseSerialGC");

    @Override
    public List<Goal> goals() {
        return List.of(Goal.SHARED);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, NotAvailableException {
        if (!ProcessMemory.isAvailable()) {
            throw new NotAvailableException("this system has no /proc/PID/smaps_rollup");
        }
        Path table = setting.tables().table(setting.sizes().sharedTableBytes());
        List<ProbeClient> probes = new ArrayList<>();
        try {
            List<Double> alone = new ArrayList<>();
            List<Double> together = new ArrayList<>();
            for (int i = 0; i < JVMS; i++) {
                ProbeClient probe = ProbeClient.start(setting.raw(), FLAGS);
                probes.add(probe);
                probe.take("hold", table);
                if (i == 0) {
                    alone.add(proportionalMib(probe));
                }
            }
            for (ProbeClient probe : probes) {
                together.add(proportionalMib(probe));
            }
            double sum = together.stream().mapToDouble(Double::doubleValue).sum();
            return List.of(GoalResult.of(
                    Goal.SHARED,
                    Ratio.exact(sum / alone.get(0)),
                    new Figure("one JVM alone", "MiB", alone),
                    new Figure("each of four JVMs", "MiB", together),
                    Figure.of("file", "MiB", Files.size(table) / 1048576.0)));
        } finally {
            for (ProbeClient probe : probes) {
                probe.close();
            }
        }
    }

    private static double proportionalMib(ProbeClient probe) throws IOException {
        return ProcessMemory.proportional(probe.processId()) / 1048576.0;
    }
}
