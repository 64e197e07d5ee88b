package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.goals.Goal.Models;
import dev.brine.benchmarks.goals.GoalResult.Figure;
import dev.brine.benchmarks.process.ProcessMemory;
import dev.brine.benchmarks.python.Python;
import dev.brine.benchmarks.run.AskedRow;
import dev.brine.benchmarks.run.BenchProfile;
import dev.brine.benchmarks.run.Machine;
import dev.brine.benchmarks.run.RowRun;
import dev.brine.model.Environment;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measures the rows of every goal in one run, and judges the ratios. */
final class GoalsRun {
    /** Property of the commit that was built; the Maven profile sets it. */
    private static final String COMMIT = "brine.commit";

    private static final long ROOM_BYTES = 1L << 30;

    private final Sizes sizes;
    private final Path work;
    private final Consumer<String> progress;
    private final RowRun run;
    private final Map<Goal, String> unavailable = new EnumMap<>(Goal.class);

    /**
     * How large the tables are and how often rows are measured.
     *
     * @param large bytes of the table that is large to open
     * @param small of the one that is small to open
     * @param shared of the one that several JVMs share
     * @param phase about how long a fork measures
     * @param jmh options as in {@link dev.brine.benchmarks.run.BenchOptions}
     */
    record Sizes(long large, long small, long shared, int rounds, Duration phase, Map<String, String> jmh) {
        static final Sizes FULL = new Sizes(3L << 30, 3L << 20, 400_000_000, 5, Duration.ofMillis(300), Map.of());
    }

    /**
     * Prepares a run.
     *
     * @param work empty folder for files of this run
     * @param progress is told what is done, line by line
     */
    GoalsRun(Sizes sizes, Path work, Consumer<String> progress) {
        this.sizes = sizes;
        this.work = work;
        this.progress = progress;
        BenchProfile profile =
                new BenchProfile("goals", Map.of(), List.of(), sizes.rounds(), sizes.phase(), Optional.empty());
        this.run = new RowRun(profile, sizes.jmh(), work, progress);
    }

    /**
     * Measures.
     *
     * @param forest to measure, of nodes in one group
     * @param python what predicts with it too, or why nothing does
     * @throws IOException if the models cannot be made; what fails later is a row
     */
    GoalsResult run(Corpus forest, Python.Search python) throws IOException, InterruptedException {
        Instant started = Instant.now();
        refuse(python);
        ModelInfo info = run.add(named(Models.FOREST, forest), python.found(), rows(Models.FOREST));
        addTables();
        Map<AskedRow, ResultRow> rows = run.measure();
        long nodes = info.nodeCount().orElse(0);
        List<GoalResult> goals = new ArrayList<>();
        for (Goal goal : Goal.values()) {
            GoalResult result = judge(goal, rows, nodes, new PeakHeap(info.payloadBytes(), work));
            progress.accept(result.toString());
            goals.add(result);
        }
        return new GoalsResult(
                Environment.brineVersion(),
                System.getProperty(COMMIT, ""),
                started.toString(),
                Duration.between(started, Instant.now()).toMillis() / 1e3,
                new GoalsResult.Forest(forest.description(), nodes, info.payloadBytes()),
                Machine.facts(work),
                limits(rows, info.payloadBytes()),
                goals);
    }

    private static Corpus named(String name, Corpus corpus) {
        return new Corpus(name, corpus.description(), corpus.isTrained(), corpus.model(), corpus.pickled());
    }

    private void refuse(Python.Search python) throws IOException {
        if (python.found().isEmpty()) {
            Stream.of(Goal.START_AGAINST_JOBLIB, Goal.NODE_RAW, Goal.NODE_BALANCED)
                    .forEach(goal -> unavailable.put(goal, python.reason()));
        }
        if (Runtime.getRuntime().availableProcessors() < 2) {
            unavailable.put(Goal.COMPRESS_THREADS, "this machine has one processor");
            unavailable.put(Goal.DECOMPRESS_THREADS, "this machine has one processor");
        }
        if (!ProcessMemory.isAvailable()) {
            unavailable.put(Goal.SHARED, "this system has no /proc/PID/smaps_rollup");
        }
        long usable = Files.getFileStore(work).getUsableSpace();
        long needed = 2 * sizes.large() + ROOM_BYTES;
        if (usable < needed) {
            unavailable.put(
                    Goal.OPEN, "%,d bytes are free in '%s', the tables take %,d".formatted(usable, work, needed));
        }
        long heap = Runtime.getRuntime().maxMemory();
        if (heap < sizes.large() * 3 / 2) {
            unavailable.put(Goal.OPEN, "a heap of %,d bytes is too small to prove the large table".formatted(heap));
        }
    }

    /** Returns the rows of goals that can be measured. */
    private List<AskedRow> rows(String model) {
        return Stream.of(Goal.values())
                .filter(goal -> !unavailable.containsKey(goal))
                .flatMap(goal -> goal.rows().stream())
                .filter(row -> row.model().equals(model))
                .distinct()
                .toList();
    }

    private void addTables() throws IOException, InterruptedException {
        Map<String, Long> tables =
                Map.of(Models.LARGE, sizes.large(), Models.SMALL, sizes.small(), Models.SHARED, sizes.shared());
        for (Map.Entry<String, Long> table : tables.entrySet()) {
            List<AskedRow> rows = rows(table.getKey());
            if (!rows.isEmpty()) {
                run.add(RepeatedTable.make(table.getKey(), table.getValue(), work), Optional.empty(), rows);
            }
        }
    }

    private GoalResult judge(Goal goal, Map<AskedRow, ResultRow> rows, long nodes, PeakHeap peak)
            throws InterruptedException {
        String reason = unavailable.get(goal);
        if (reason != null) {
            return GoalResult.notAvailable(goal, reason);
        }
        try {
            Path raw = run.file(Goal.LOAD.rows().get(1));
            Path balanced = run.file(Goal.COMPRESSED_LOAD.rows().get(0));
            return switch (goal) {
                case NODE_RAW -> size(goal, raw, nodes);
                case NODE_BALANCED -> size(goal, balanced, nodes);
                case HEAP_SAVE -> peak.ofSave(goal, raw, "raw");
                case HEAP_LOAD -> peak.ofLoad(goal, raw);
                case HEAP_SAVE_BALANCED -> peak.ofSave(goal, raw, "balanced");
                case HEAP_LOAD_BALANCED -> peak.ofLoad(goal, balanced);
                default -> ratio(goal, rows);
            };
        } catch (IOException | RuntimeException e) {
            return GoalResult.error(goal, String.valueOf(e.getMessage()));
        }
    }

    private static GoalResult ratio(Goal goal, Map<AskedRow, ResultRow> rows) throws IOException {
        ResultRow numerator = rows.get(goal.rows().get(0));
        ResultRow denominator = rows.get(goal.rows().get(1));
        if (numerator == null || denominator == null) {
            throw new IOException("a row of %s was not measured".formatted(goal.rows()));
        }
        return GoalResult.of(goal, numerator, denominator);
    }

    private static GoalResult size(Goal goal, Path file, long nodes) throws IOException {
        double bytes = Files.size(file);
        return GoalResult.exact(
                goal, bytes / nodes, Figure.of("file", "bytes", bytes), Figure.of("nodes", "nodes", (double) nodes));
    }

    private static List<Figure> limits(Map<AskedRow, ResultRow> rows, long bytes) {
        List<Figure> limits = new ArrayList<>();
        for (Goal goal : List.of(Goal.SAVE, Goal.LOAD)) {
            ResultRow floor = rows.get(goal.rows().get(0));
            if (floor != null && floor.status() == RowStatus.OK) {
                List<Double> speeds = Figure.of("", floor).samples().stream()
                        .map(millis -> bytes / millis / 1e3)
                        .toList();
                limits.add(Figure.of(floor.key().operation().title(), "MB/s", speeds));
            }
        }
        return limits;
    }
}
