package dev.brine.benchmarks.run;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.run.Cell.Tested;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.ReadOptions;
import dev.brine.model.Environment;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunInfo;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Measures formats on models: writes every file once, then runs round after round, in each round one fork of every cell in
 * a shuffled order, so that a slow minute of the machine meets all formats alike.
 */
public final class BenchRun {
    /** Property of the commit that was built; the Maven profile sets it. */
    private static final String COMMIT = "brine.commit";

    private static final long CUT_BYTES = 16L << 20;
    private static final long SHUFFLE_SEED = 20_260_101L;

    private final BenchOptions options;
    private final Consumer<String> progress;
    private final Instant started = Instant.now();

    /** Prepares a run; the progress is told one line now and then. */
    public BenchRun(BenchOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Runs and returns the result; rows that failed are in it, as errors.
     *
     * @throws IllegalArgumentException if a corpus, format or JMH option is unknown
     * @throws IOException if a model cannot be read or the work folder cannot be written
     * @throws InterruptedException if the run is interrupted
     */
    public RunResult run() throws IOException, InterruptedException {
        List<Tested> variants = testedVariants();
        Files.createDirectories(options.work());
        Path work = Files.createTempDirectory(options.work(), "models");
        try {
            JmhFork jmh = new JmhFork(options.jmh(), work);
            BenchPlan plan = new BenchPlan(options.profile(), work, progress);
            addSubjects(plan, variants);
            RowCollector rows =
                    new RowCollector(jmh, jmh.forks(options.profile().forks()));
            measure(plan, jmh, rows);
            return result(plan, rows);
        } finally {
            delete(work);
        }
    }

    private static void delete(Path work) throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(work);
    }

    private List<Tested> testedVariants() {
        List<Tested> tested = new ArrayList<>();
        for (ModelFormat format : ModelFormats.available()) {
            if (format.writer().isPresent() && format.reader().isPresent()) {
                for (FormatVariant variant : format.variants()) {
                    tested.add(new Tested(format, variant));
                }
            }
        }
        if (options.formats().isEmpty()) {
            return options.profile().equals(BenchProfile.FULL)
                    ? tested
                    : tested.stream().filter(BenchRun::isQuick).toList();
        }
        List<Tested> chosen = new ArrayList<>();
        for (String name : options.formats()) {
            ModelFormat format = ModelFormats.forName(name.split(":", 2)[0]);
            if (format.writer().isEmpty() || format.reader().isEmpty()) {
                throw new IllegalArgumentException("format '%s' is only %s and cannot be measured"
                        .formatted(format.name(), format.writer().isEmpty() ? "read" : "written"));
            }
            if (name.contains(":")) {
                chosen.add(new Tested(format, ModelFormats.variant(format, name.split(":", 2)[1])));
            } else {
                tested.stream()
                        .filter(one -> one.format().name().equals(format.name()))
                        .forEach(chosen::add);
            }
        }
        return chosen;
    }

    /** The quick profile leaves out plain JSON and the codecs that are slow or rare. */
    private static boolean isQuick(Tested tested) {
        return !tested.format().name().equals("json")
                || tested.variant().name().equals("gzip")
                || tested.variant().name().equals("zstd");
    }

    private void addSubjects(BenchPlan plan, List<Tested> variants) throws IOException, InterruptedException {
        Corpora corpora = new Corpora(options.cache(), progress);
        boolean hasText = variants.stream().anyMatch(tested -> Subject.isText(tested.format()));
        boolean hasOthers = variants.stream().anyMatch(tested -> !Subject.isText(tested.format()));
        for (String name : corpusNames(corpora)) {
            Corpus whole = corpora.make(name, options.profile().corpora().getOrDefault(name, OptionalLong.empty()));
            boolean isSmall = whole.model().state().tensorBytes() <= CUT_BYTES;
            if (isSmall || hasOthers) {
                add(plan, whole, isSmall ? Subject.Scope.EVERY_FORMAT : Subject.Scope.WHOLE, variants);
            }
            if (!isSmall && hasText) {
                add(plan, corpora.make(name, OptionalLong.of(CUT_BYTES)), Subject.Scope.CUT, variants);
            }
        }
        for (Path file : options.files()) {
            add(plan, fromFile(file), Subject.Scope.EVERY_FORMAT, variants);
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

    private void add(BenchPlan plan, Corpus corpus, Subject.Scope scope, List<Tested> variants) throws IOException {
        Path reference = plan.work()
                .resolve("%s-%d".formatted(corpus.name(), plan.subjects().size()));
        plan.add(Subject.of(corpus, reference, scope), corpus.model(), variants);
    }

    private Corpus fromFile(Path path) throws IOException {
        try (ModelFile file = Brine.open(path, ReadOptions.trusted())) {
            SavedModel saved = file.saved();
            if (saved.verification().rowCount() == 0) {
                double[] rows = options.rows()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "'%s' holds no verification rows; give some with --rows".formatted(path)));
                saved = new SavedModel(
                        saved.state(), VerificationSet.predictedBy(file.model(), rows), saved.environment());
            }
            String name = path.getFileName().toString();
            return new Corpus(
                    name, "read from '%s' (%s)".formatted(name, file.format().name()), true, saved);
        }
    }

    private void measure(BenchPlan plan, JmhFork jmh, RowCollector rows) throws IOException {
        int rounds = jmh.forks(options.profile().forks());
        for (int round = 1; round <= rounds; round++) {
            List<Cell> order = new ArrayList<>(plan.cells());
            Collections.shuffle(order, new Random(SHUFFLE_SEED + round));
            int done = 0;
            for (Cell cell : order) {
                done++;
                if (isOutOfTime()) {
                    progress.accept("the time is up in round %d of %d".formatted(round, rounds));
                    return;
                }
                if (plan.refusal(cell).isEmpty() && plan.failure(cell).isEmpty() && !rows.hasFailed(cell)) {
                    progress.accept("round %d of %d, %d of %d: %s"
                            .formatted(
                                    round,
                                    rounds,
                                    done,
                                    order.size(),
                                    cell.key().id()));
                    rows.add(cell, jmh.run(cell));
                }
            }
        }
    }

    private boolean isOutOfTime() {
        return options.profile()
                .budget()
                .filter(budget -> Duration.between(started, Instant.now()).compareTo(budget) > 0)
                .isPresent();
    }

    private RunResult result(BenchPlan plan, RowCollector collector) throws IOException {
        List<ResultRow> rows = new ArrayList<>();
        for (Cell cell : plan.cells()) {
            OptionalLong fileBytes = plan.fileBytes(cell);
            Optional<String> refusal = plan.refusal(cell);
            Optional<String> failure = plan.failure(cell);
            if (refusal.isPresent()) {
                rows.add(collector.row(cell, RowStatus.NOT_AVAILABLE, refusal.get(), List.of(), fileBytes));
            } else if (failure.isPresent()) {
                rows.add(collector.row(cell, RowStatus.ERROR, failure.get(), List.of(), fileBytes));
            } else {
                rows.add(collector.row(cell, fileBytes, "time budget"));
            }
        }
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
                Machine.environment(options.work()),
                plan.subjects().stream().map(Subject::info).toList(),
                rows,
                FloorRatios.of(plan.subjects(), rows),
                RunNotes.of(options.profile()));
    }
}
