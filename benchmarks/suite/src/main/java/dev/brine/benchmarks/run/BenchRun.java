package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.process.WorkFolder;
import dev.brine.benchmarks.python.Python;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.format.ModelFormat;
import dev.brine.format.ReadOptions;
import dev.brine.model.Environment;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunInfo;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Measures formats on models: writes every file once, then runs round after round, in each round one fork of every cell in
 * a shuffled order, so that a slow minute of the machine meets all formats alike.
 */
public final class BenchRun {
    /** Property of the commit that was built; the Maven profile sets it. */
    private static final String COMMIT = "brine.commit";

    private static final String PICKLED_FORMAT = "sklearn";
    private static final long CUT_BYTES = 16L << 20;
    private static final int PEER_SHOTS = 2;

    private final BenchOptions options;
    private final Consumer<String> progress;
    private final BenchStop stop;
    private final Instant started = Instant.now();
    private final List<String> notes = new ArrayList<>();

    /** Prepares a run; the progress is told one line now and then. */
    public BenchRun(BenchOptions options, Consumer<String> progress) {
        this(options, progress, new BenchStop());
    }

    /** Prepares a run that may be asked to end early. */
    public BenchRun(BenchOptions options, Consumer<String> progress, BenchStop stop) {
        this.options = options;
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * Runs and returns the result; rows that failed are in it, as errors.
     *
     * @throws IllegalArgumentException if a corpus, format or JMH option is unknown
     * @throws IOException if a model cannot be read or the work folder cannot be written
     * @throws InterruptedException if the run is interrupted
     */
    public RunResult run() throws IOException, InterruptedException {
        List<Tested> variants = new BenchVariants(options).tested();
        try (WorkFolder folder = WorkFolder.in(options.work())) {
            Path work = folder.path();
            JmhFork jmh = new JmhFork(options.jmh(), work);
            int forks = jmh.forks(options.profile().forks());
            BenchPlan plan = new BenchPlan(options.profile(), work, progress);
            PythonPeers peers = new PythonPeers(
                    new PythonPeer.Settings(forks, PEER_SHOTS, options.profile().isQuick()), progress);
            addSubjects(plan, peers, variants);
            RowCollector rows = new RowCollector(jmh, forks);
            ShuffledRounds rounds = new ShuffledRounds(progress, stop);
            ProcessPlan processes = measureProcesses(plan, peers, rows, forks, rounds);
            List<Step> first = new ArrayList<>(peers.steps());
            List<Step> others = new ArrayList<>();
            Optional<Subject> pictured = Subject.ofProcesses(plan.subjects());
            for (Cell cell : plan.cells()) {
                if (!cell.isFootprint()) {
                    boolean isPictured = pictured.filter(cell.subject()::equals).isPresent();
                    (isPictured ? first : others).add(new CellStep(cell, plan, jmh, rows));
                }
            }
            Optional<Instant> end = options.profile().budget(!peers.isEmpty()).map(started::plus);
            rounds.take("", first, forks, end);
            rounds.take("other models: ", others, forks, end);
            if (stop.isStopped()) {
                notes.add("The run was stopped before its end: what had not been measured by then says n/a.");
            }
            return result(plan, peers, rows, processes.starts());
        }
    }

    /** Whole processes are measured on one model: first, as a bound on time may cut short what comes later. */
    private ProcessPlan measureProcesses(
            BenchPlan plan, PythonPeers peers, RowCollector rows, int forks, ShuffledRounds rounds)
            throws IOException, InterruptedException {
        ProcessEffort effort = options.profile().processes().asAsked();
        ProcessPlan processes = new ProcessPlan(effort);
        Optional<Subject> subject = effort.starts() == 0 ? Optional.empty() : Subject.ofProcesses(plan.subjects());
        if (subject.isPresent()) {
            processes.add(subject.get(), plan, peers, rows);
            notes.add("Process starts and the memory of whole processes were measured on '%s' (%s)."
                    .formatted(subject.get().info().name(), subject.get().info().sizeLabel()));
            if (subject.get().hasTexts()) {
                notes.add("No bare map was started beside '%s': %s."
                        .formatted(
                                subject.get().info().name(),
                                subject.get().noBareModel().orElseThrow()));
            }
            rounds.take(
                    "process starts: ",
                    processes.lanes(),
                    effort.starts(),
                    effort.startBudget().map(Instant.now()::plus));
            rounds.take(
                    "memory: ",
                    processes.footprints(),
                    forks,
                    effort.memoryBudget().map(Instant.now()::plus));
        }
        return processes;
    }

    private void addSubjects(BenchPlan plan, PythonPeers peers, List<Tested> variants)
            throws IOException, InterruptedException {
        Corpora corpora = new Corpora(options.cache(), progress, options.python());
        boolean hasText = variants.stream().anyMatch(tested -> tested.format().isText());
        boolean hasOthers =
                variants.stream().anyMatch(tested -> !tested.format().isText());
        for (String name : corpusNames(corpora)) {
            Optional<String> unavailable = corpora.unavailable(name);
            if (unavailable.isPresent() && options.corpora().isEmpty()) {
                notes.add("'%s' and Python's own figures are absent: %s.".formatted(name, unavailable.get()));
                continue;
            }
            Corpus whole = corpora.make(name, options.profile().corpora().getOrDefault(name, OptionalLong.empty()));
            boolean isSmall = whole.model().state().tensorBytes() <= CUT_BYTES;
            if (isSmall || hasOthers) {
                Subject.Scope scope = isSmall ? Subject.Scope.EVERY_FORMAT : Subject.Scope.WHOLE;
                add(plan, peers, corpora, whole, scope, variants);
            }
            if (!isSmall && hasText && whole.pickled().isEmpty()) {
                add(plan, peers, corpora, corpora.make(name, OptionalLong.of(CUT_BYTES)), Subject.Scope.CUT, variants);
            }
        }
        for (Path file : options.files()) {
            add(plan, peers, corpora, fromFile(file), Subject.Scope.EVERY_FORMAT, variants);
        }
    }

    private List<String> corpusNames(Corpora corpora) {
        if (!options.corpora().isEmpty()) {
            return options.corpora();
        }
        return options.files().isEmpty()
                ? corpora.names().stream()
                        .filter(options.profile().corpora()::containsKey)
                        .toList()
                : List.of();
    }

    private void add(
            BenchPlan plan,
            PythonPeers peers,
            Corpora corpora,
            Corpus corpus,
            Subject.Scope scope,
            List<Tested> variants)
            throws IOException, InterruptedException {
        Path reference = plan.work()
                .resolve("%s-%d".formatted(corpus.name(), plan.subjects().size()));
        Optional<Python> python = Optional.empty();
        if (corpus.pickled().isPresent()) {
            python = corpora.python().found().filter(found -> takesRows(found, corpus));
        }
        boolean isCutShort = python.isPresent() && options.profile().isQuick();
        Subject subject = Subject.of(corpus, reference, scope, python.isPresent());
        plan.add(subject, corpus.model(), isCutShort ? new BenchVariants(options).besidePeers(variants) : variants);
        if (python.isPresent()) {
            peers.add(python.get(), PeerModel.of(subject, corpus), EnumSet.allOf(PeerVariant.class));
        }
    }

    /** Named columns some of which hold texts are a data frame in Python. */
    private boolean takesRows(Python python, Corpus corpus) {
        Signature signature = corpus.model().state().signature();
        boolean needsFrame =
                !signature.stringColumns().isEmpty() && !signature.names().isEmpty();
        if (!needsFrame) {
            return true;
        }
        if (python.hasPandas()) {
            notes.add(
                    "Python predicts '%s' from data frames: its times from process start include the import of pandas."
                            .formatted(corpus.name()));
            return true;
        }
        notes.add("Python's own figures of '%s' are absent: %s has no pandas, which its rows of named texts need."
                .formatted(corpus.name(), python.label()));
        return false;
    }

    private Corpus fromFile(Path path) throws IOException {
        ReadOptions reading =
                ReadOptions.trusted().withSelection(options.selection().toArray(String[]::new));
        try (ModelFile file = Brine.open(path, reading)) {
            SavedModel saved = file.saved();
            long own = saved.verification().rowCount();
            if (own == 0 && options.rows().isEmpty()) {
                throw new IllegalArgumentException(
                        "'%s' holds no verification rows; give some with --rows".formatted(path));
            }
            String name = path.getFileName().toString();
            if (options.rows().isPresent()) {
                VerificationSet given = options.rows().get().of(file.model());
                saved = new SavedModel(saved.state(), given, saved.environment());
                if (own > 0) {
                    notes.add("The rows of --rows stand in for the %,d that '%s' holds.".formatted(own, name));
                }
            }
            String description =
                    "read from '%s' (%s)".formatted(name, file.format().name());
            return new Corpus(name, description, true, saved, pickled(Path.of(file.name()), file.format()));
        }
    }

    /** Python runs the code in a pickle, so only whoever names a Python has it load a file. */
    private Optional<Path> pickled(Path path, ModelFormat format) {
        if (!format.name().equals(PICKLED_FORMAT) || path.toString().endsWith(".skops")) {
            return Optional.empty();
        }
        if (!options.selection().isEmpty()) {
            notes.add(
                    "Python's own figures of '%s' are absent: it would load the whole file, of which a part was selected."
                            .formatted(path.getFileName()));
            return Optional.empty();
        }
        if (options.python().isEmpty()) {
            notes.add(
                    "Python's own figures of '%s' are absent: Python would run the code in it; --python PATH allows that."
                            .formatted(path.getFileName()));
            return Optional.empty();
        }
        return Optional.of(path);
    }

    private RunResult result(BenchPlan plan, PythonPeers peers, RowCollector collector, List<ProcessStart> starts)
            throws IOException {
        List<ResultRow> rows = new ArrayList<>(plan.rows(collector));
        rows.addAll(peers.rows());
        double elapsed = Duration.between(started, Instant.now()).toMillis() / 1e3;
        RunInfo info = new RunInfo(
                Environment.brineVersion(),
                System.getProperty(COMMIT, ""),
                options.commandLine(),
                options.profile().name(),
                started,
                elapsed);
        return new RunResult(
                info,
                Machine.environment(options.work(), peers.libraries()),
                plan.subjects().stream().map(Subject::info).toList(),
                rows,
                FloorRatios.of(plan.subjects(), rows),
                starts,
                RunNotes.of(options.profile(), !peers.isEmpty(), !starts.isEmpty(), notes));
    }
}
