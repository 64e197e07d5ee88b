package dev.brine.benchmarks.gate;

import dev.brine.benchmarks.gate.Plan.Pace;
import dev.brine.benchmarks.gate.Sides.Side;
import dev.brine.reports.gate.TimePair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real JVMs. */
final class JvmForks implements Forks {
    private static final int SETTLING_SHOTS = 2;

    private final Path work;
    private final Path worker;
    private final Map<String, Description> described = new HashMap<>();

    /** @param work folder of this run, on the file system that is measured */
    JvmForks(Path work) throws IOException {
        this.work = work;
        this.worker = WorkerCommand.copyWorkerTo(work);
    }

    @Override
    public Description describe(Side side) throws IOException, InterruptedException {
        List<String> command =
                command(side).line("describe", "model=" + side.arm().modelFile());
        try (WorkerProcess process = WorkerProcess.start(side.name(), command, work)) {
            Description description = WorkerLines.description(process.answers());
            described.put(side.name(), description);
            return description;
        }
    }

    @Override
    public Proof prove(Side side, TimedRow.StoredAs storedAs, List<String> operations)
            throws IOException, InterruptedException {
        List<String> command = roomy(side, storedAs)
                .line(arguments("prove", side, storedAs, "operations=" + String.join(",", operations)));
        try (WorkerProcess process = WorkerProcess.start(side.name(), command, work)) {
            return WorkerLines.proof(process.answers());
        }
    }

    /**
     * The two JVMs start and warm up side by side, then take turns: while one works the other waits. What the machine does
     * to one within some hundredths of a second it does to the other too. The point of a JVM is the lower decile of its
     * shots: what others do on the machine only ever adds time.
     */
    @Override
    public TimePair pair(Side base, Side head, TimedRow row, Pace pace, boolean baseFirst)
            throws IOException, InterruptedException {
        Side first = baseFirst ? base : head;
        Side second = baseFirst ? head : base;
        try (WorkerProcess one = WorkerProcess.start(first.name(), measure(first, row, pace), work);
                WorkerProcess other = WorkerProcess.start(second.name(), measure(second, row, pace), work)) {
            one.await("ready");
            other.await("ready");
            double[][] shots = shots(one, other, pace.shots());
            double[] points = {lowerDecile(shots[0]), lowerDecile(shots[1])};
            return new TimePair(points[baseFirst ? 0 : 1], points[baseFirst ? 1 : 0], baseFirst);
        }
    }

    private static double[][] shots(WorkerProcess one, WorkerProcess other, int count)
            throws IOException, InterruptedException {
        double[][] shots = new double[2][count];
        WorkerProcess[] processes = {one, other};
        for (int i = -SETTLING_SHOTS; i < count; i++) {
            for (int j = 0; j < 2; j++) {
                int turn = i % 2 == 0 ? j : 1 - j;
                double nanos = processes[turn].shot();
                if (i >= 0) {
                    shots[turn][i] = nanos;
                }
            }
        }
        return shots;
    }

    static double lowerDecile(double[] shots) {
        double[] sorted = shots.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 10];
    }

    private List<String> measure(Side side, TimedRow row, Pace pace) {
        return roomy(side, row.storedAs())
                .touched()
                .line(arguments(
                        "measure",
                        side,
                        row.storedAs(),
                        "work=" + work,
                        "operation=" + row.operation(),
                        "batch=" + pace.batch(),
                        "warmup=" + pace.warmups()));
    }

    @Override
    public boolean completes(Side side, TimedRow.StoredAs storedAs, int heapMib)
            throws IOException, InterruptedException {
        List<String> command = command(side)
                .atMost(heapMib)
                .with(neededBy(side, storedAs))
                .line("complete", "format=" + storedAs.format(), "file=" + side.file(storedAs));
        try (WorkerProcess process = WorkerProcess.start(side.name(), command, work)) {
            return process.succeeds();
        }
    }

    private WorkerCommand roomy(Side side, TimedRow.StoredAs storedAs) {
        return command(side).roomFor(description(side).tensorBytes()).with(neededBy(side, storedAs));
    }

    private WorkerCommand command(Side side) {
        return new WorkerCommand(side.arm(), worker);
    }

    private List<String> neededBy(Side side, TimedRow.StoredAs storedAs) {
        return description(side).flags().getOrDefault(storedAs.format(), List.of());
    }

    private Description description(Side side) {
        Description known = described.get(side.name());
        if (known == null) {
            throw new IllegalStateException("'%s' was not described".formatted(side.name()));
        }
        return known;
    }

    private static String[] arguments(String verb, Side side, TimedRow.StoredAs storedAs, String... more) {
        List<String> arguments = new ArrayList<>();
        arguments.add(verb);
        arguments.add("model=" + side.arm().modelFile());
        arguments.add("format=" + storedAs.format());
        arguments.add("variant=" + storedAs.variant());
        arguments.add("file=" + side.file(storedAs));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
