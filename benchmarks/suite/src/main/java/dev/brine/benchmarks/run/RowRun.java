package dev.brine.benchmarks.run;

import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.process.Holding;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.benchmarks.process.PageCache;
import dev.brine.benchmarks.python.Python;
import dev.brine.benchmarks.run.BenchPlan.Written;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ResultRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Measures single rows as {@link BenchRun} measures all of a profile: each a fork a round, the rounds shuffled. */
public final class RowRun {
    private static final int PEER_SHOTS = 1;

    private final BenchPlan plan;
    private final int rounds;
    private final Consumer<String> progress;
    private final JmhFork jmh;
    private final RowCollector collector;
    private final PythonPeers peers;
    private final Map<AskedRow, Cell> cells = new LinkedHashMap<>();
    private final List<Step> replicas = new ArrayList<>();
    private final List<AskedRow> ofPython = new ArrayList<>();

    /**
     * Prepares a run of no rows.
     *
     * @param profile says how often and how long rows are measured
     * @param jmhOptions as in {@link BenchOptions}
     * @param work folder of the files that are measured; whoever made it removes it
     * @param progress is told one line now and then
     */
    public RowRun(BenchProfile profile, Map<String, String> jmhOptions, Path work, Consumer<String> progress) {
        this.plan = new BenchPlan(profile, work, progress);
        this.progress = progress;
        this.jmh = new JmhFork(jmhOptions, work);
        this.rounds = jmh.forks(profile.forks());
        this.collector = new RowCollector(jmh, rounds);
        this.peers = new PythonPeers(new PythonPeer.Settings(rounds, PEER_SHOTS, true), progress);
    }

    /**
     * Adds a model with the rows that are asked of it: writes the files, and reads each back once.
     *
     * @param python measures the rows of {@value AskedRow#JOBLIB}, where some are asked for
     * @return what the model is
     */
    public ModelInfo add(Corpus corpus, Optional<Python> python, Collection<AskedRow> asked)
            throws IOException, InterruptedException {
        Subject subject = Subject.of(corpus, plan.work().resolve(corpus.name()), Subject.Scope.EVERY_FORMAT, false);
        plan.begin(subject, corpus.model());
        Map<String, Written> files = new LinkedHashMap<>();
        List<AskedRow> floors = new ArrayList<>();
        for (AskedRow row : asked) {
            if (row.stored().equals(AskedRow.JOBLIB)) {
                ofPython.add(row);
            } else if (row.stored().equals(AskedRow.FLOOR)) {
                floors.add(row);
            } else {
                Written file = files.computeIfAbsent(
                        row.stored(),
                        name -> plan.write(
                                subject,
                                corpus.model(),
                                BenchVariants.named(name).get(0)));
                cells.put(row, plan.add(file, row.operation(), row.setting()));
            }
        }
        Optional<Written> mapped =
                files.values().stream().filter(file -> file.tested().isMapped()).findFirst();
        floors.forEach(row -> cells.put(row, plan.addFloor(subject, mapped, row.operation(), row.setting())));
        addReplicas(subject, files.values());
        if (python.isPresent() && corpus.pickled().isPresent()) {
            PeerModel model = PeerModel.of(subject, corpus);
            peers.add(python.get(), model, Set.of(PeerVariant.JOBLIB));
        }
        return subject.info();
    }

    /** The processes touch every array, so that each holds all of the file, which this process does not map. */
    private void addReplicas(Subject subject, Collection<Written> files) throws IOException {
        for (Written file : files) {
            List<Cell> memory = cells.values().stream()
                    .filter(cell -> cell.subject().equals(subject) && cell.isFootprint())
                    .filter(cell -> cell.variant().equals(Optional.of(file.tested())))
                    .toList();
            if (!memory.isEmpty()) {
                Path copy = file.file().resolveSibling(file.file().getFileName() + "-process");
                Files.copy(file.file(), copy);
                Footprint.Held held = new Footprint.Held(file.tested(), copy, ServedModel.of(subject));
                replicas.add(new Footprint.Look(new Replicas(Holding.MATERIALISE), held, memory, collector));
            }
        }
    }

    /** Returns the file of a variant that rows were asked of. */
    public Path file(AskedRow row) {
        Cell cell = cells.get(row);
        if (cell == null) {
            throw new IllegalArgumentException("'%s' was not asked for".formatted(row.label()));
        }
        return cell.file();
    }

    /** Measures, and returns a row for each that was asked for and can be measured. */
    public Map<AskedRow, ResultRow> measure() throws IOException, InterruptedException {
        refuseCold();
        List<Step> steps = new ArrayList<>(peers.steps());
        for (Cell cell : cells.values()) {
            if (!cell.isFootprint()) {
                steps.add(new CellStep(cell, plan, jmh, collector));
            }
        }
        ShuffledRounds turns = new ShuffledRounds(progress, new BenchStop());
        turns.take("", steps, rounds, Optional.empty());
        turns.take("memory: ", replicas, 1, Optional.empty());
        Map<AskedRow, ResultRow> rows = new LinkedHashMap<>();
        cells.forEach((asked, cell) -> rows.put(asked, plan.row(cell, collector)));
        for (AskedRow asked : ofPython) {
            peers.rows().stream()
                    .filter(row -> row.key().operation() == asked.operation())
                    .forEach(row -> rows.put(asked, row));
        }
        return rows;
    }

    private void refuseCold() throws IOException, InterruptedException {
        List<Cell> cold =
                cells.values().stream().filter(cell -> cell.setting().isCold()).toList();
        Path tried = plan.work().resolve("evicted");
        try {
            if (!cold.isEmpty()) {
                PageCache.requireTools();
                PageCache.evict(Files.write(tried, new byte[1 << 20]));
            }
        } catch (NotAvailableException e) {
            cold.forEach(cell -> collector.missing(cell, String.valueOf(e.getMessage())));
        } finally {
            Files.deleteIfExists(tried);
        }
    }
}
