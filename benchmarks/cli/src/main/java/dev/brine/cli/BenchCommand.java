package dev.brine.cli;

import dev.brine.benchmarks.corpus.Corpora;
import dev.brine.benchmarks.run.BenchOptions;
import dev.brine.benchmarks.run.BenchProfile;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.cli.csv.RowFile;
import dev.brine.cli.csv.VerificationRows;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.reports.advice.Advice;
import dev.brine.reports.advice.AdviceText;
import dev.brine.reports.advice.Advisor;
import dev.brine.reports.advice.Choices;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures formats. */
@Command(
        name = "bench",
        description = {
            "Measures formats on models, prints the table and which format to deploy; --out writes the report beside it."
                    + " Ctrl-C ends the run early: what was measured until then is kept and reported.",
            "Every system property jmh.NAME, as in java -Djmh.f=5 -jar brine.jar bench, goes to JMH."
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class BenchCommand extends BrineCommand {
    private static final String JMH_PREFIX = "jmh.";

    private final Suite suite;
    private final Properties properties;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "quick, model (a model of your own, under three minutes) or full; else model where --model is"
                    + " given, and quick.")
    private Optional<Profile> profile = Optional.empty();

    @Option(names = "--model", paramLabel = "FILE", description = "Measure this model; may be repeated.")
    private List<Path> modelFiles = new ArrayList<>();

    @Option(
            names = "--select",
            paramLabel = "PLACE",
            description = "Measure the model at this place of a --model file that holds several, such as \"['model']\";"
                    + " repeated, in order, they become one pipeline.")
    private List<String> selection = new ArrayList<>();

    @Option(names = "--rows", paramLabel = "CSV", description = "Rows to predict from, for --model.")
    private Optional<Path> rows = Optional.empty();

    @Option(
            names = "--formats",
            split = ",",
            paramLabel = "NAME",
            description = "Formats, or NAME:VARIANT, else the profile's.")
    private List<String> formats = new ArrayList<>();

    @Option(names = "--models", split = ",", paramLabel = "NAME", description = "Corpora, else the profile's.")
    private List<String> models = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder for the report, made where there is none.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--python",
            paramLabel = "PATH",
            description = "Python whose pickle and joblib are measured beside the formats, on a model that scikit-learn"
                    + " trains; else -Dbrine.python, else /usr/bin/python3. Named here, it also loads the --model files,"
                    + " which runs the code in a pickle: for files that you trust.")
    private Optional<String> python = Optional.empty();

    @Mixin
    private RowFile.Options rowOptions;

    /** How much is measured. */
    enum Profile {
        QUICK,
        MODEL,
        FULL
    }

    BenchCommand(Console console, Suite suite, Properties properties) {
        super(console);
        this.suite = suite;
        this.properties = properties;
    }

    @Override
    public Integer call() throws IOException {
        if (out.isPresent() && Files.exists(out.get()) && !Files.isDirectory(out.get())) {
            throw new RefusedException(out.get() + ": exists and is not a folder");
        }
        try (Stopping stopping = Stopping.onInterrupt(console().progress())) {
            RunResult result = run(stopping.stop());
            report(result);
            return result.failed() ? ExitStatus.DIFFERENT : ExitStatus.DONE;
        }
    }

    private void report(RunResult result) throws IOException {
        console().block(Report.console(result).stripTrailing());
        advise(result);
        if (out.isPresent()) {
            Path folder = out.get();
            List<Path> written = OnFile.write(folder, () -> Report.write(folder, result));
            print("report: " + written.get(written.size() - 1));
        }
        console().flush();
    }

    /** Prints what {@code brine advise} says without further needs, model by model. */
    private void advise(RunResult result) throws IOException {
        for (Choices choices : Choices.of(result)) {
            if (choices.isOpen()) {
                Advice advice = Advisor.advise(
                        choices, dev.brine.reports.advice.Profile.all().get(0).needs());
                print("");
                console().lines(AdviceText.lines(choices, advice, console().width()));
            }
        }
    }

    private RunResult run(BenchStop stop) throws IOException {
        if (modelFiles.isEmpty() && !selection.isEmpty()) {
            throw new RefusedException("bench: --select needs --model; corpora hold one model each");
        }
        if (modelFiles.isEmpty() && rows.isPresent()) {
            throw new RefusedException("bench: --rows needs --model; corpora bring their own rows");
        }
        Path work = workFolder();
        try {
            return suite.bench(options(work), stop);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("bench: " + e.getMessage(), e);
        } finally {
            delete(work);
        }
    }

    /** Makes a folder beside the report, as a temporary one may lie in memory. */
    private Path workFolder() throws IOException {
        if (out.isEmpty()) {
            return Files.createTempDirectory("brine-bench");
        }
        Path folder = out.get();
        return OnFile.write(folder, () -> Files.createTempDirectory(Files.createDirectories(folder), "work"));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Each model file takes the rows by its own columns. */
    private BenchOptions options(Path work) {
        return new BenchOptions(
                profile(),
                named(models),
                modelFiles,
                selection,
                rows.map(path -> rowOptions.file(path, console()))
                        .map(file -> model -> VerificationRows.predicted(model, file)),
                named(formats),
                python,
                jmhOptions(),
                work,
                Corpora.defaultCache(),
                RepeatedCommand.of(
                        properties, spec.root().commandLine().getParseResult().originalArgs(), Path.of("")));
    }

    private BenchProfile profile() {
        Profile usual = modelFiles.isEmpty() ? Profile.QUICK : Profile.MODEL;
        return BenchProfile.ofName(profile.orElse(usual).name().toLowerCase(Locale.ROOT));
    }

    private Map<String, String> jmhOptions() {
        Map<String, String> jmh = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(JMH_PREFIX) && !properties.getProperty(name).isEmpty()) {
                jmh.put(name.substring(JMH_PREFIX.length()), properties.getProperty(name));
            }
        }
        return jmh;
    }

    /** Drops the empty name of {@code --formats=}, which stands for all. */
    private static List<String> named(List<String> names) {
        return names.stream().filter(name -> !name.isBlank()).toList();
    }
}
