package dev.brine.cli;

import dev.brine.benchmarks.gate.Arm;
import dev.brine.benchmarks.gate.Gate;
import dev.brine.benchmarks.gate.GateOptions;
import dev.brine.benchmarks.run.BenchStop;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.reports.gate.GateOutcome;
import dev.brine.reports.gate.GateRecord;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRun;
import dev.brine.reports.write.GateReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares two arms and says whether the head regressed. */
@Command(
        name = "gate",
        description = {
            "Compares two arms: exact checks first, then times, measured next to each other in fresh JVMs.",
            "ARM is jar=PATH,java=PATH,flags=-XX:...,model=FILE; what is missing is this jar, this Java, no flag and",
            "the gate's own forest. The gate reports, and fails only with --enforce.",
        },
        footer = {
            "",
            "Exit status: 0 reported, or no regression; 1 a round trip or the predictions differ, or with --enforce",
            "the outcome is RED; 2 wrong usage; 3 with --strict the outcome is AMBER."
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class GateCommand extends BrineCommand {
    private static final String COMMIT = "brine.commit";
    private static final int QUICK_MINUTES = 6;
    private static final int WHOLE_MINUTES = 25;

    private final Suite suite;
    private final Properties properties;

    @Spec
    private CommandSpec spec;

    @Option(names = "--base", required = true, paramLabel = "ARM", description = "The arm to compare with.")
    private String base;

    @Option(names = "--head", paramLabel = "ARM", description = "The arm in question, else this jar.")
    private Optional<String> head = Optional.empty();

    @Option(
            names = "--rows",
            split = ",",
            paramLabel = "ROW",
            description = "What is timed, FORMAT-VARIANT/OPERATION with save, load, first-prediction or predict;"
                    + " else twelve rows.")
    private List<String> rows = new ArrayList<>();

    @Option(names = "--quick", description = "At most 6 minutes instead of 25.")
    private boolean quick;

    @Option(names = "--minutes", paramLabel = "N", description = "Begin nothing after so many minutes.")
    private Optional<Double> minutes = Optional.empty();

    @Option(names = "--margin", paramLabel = "SHARE", description = "Slowdown that is tolerated; 0.05.")
    private double margin = 0.05;

    @Option(names = "--rounds", paramLabel = "N", description = "Pairs of a judged row, else 15 or 12 by time.")
    private Optional<Integer> rounds = Optional.empty();

    @Option(
            names = "--screen",
            paramLabel = "N",
            description = "Pairs that decide which rows are judged, 0 for all; else 4 where time is short.")
    private Optional<Integer> screen = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Of the order of the rows, else from the clock.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "brine-gate",
            description = "Folder for the report, and for what --resume goes on from; ${DEFAULT-VALUE}.")
    private Path out;

    @Option(names = "--resume", description = "Go on with the run that was stopped, by time or by hand.")
    private boolean resume;

    @Option(names = "--allow-same", description = "Compare an arm with itself.")
    private boolean allowSame;

    @Option(names = "--enforce", description = "Fail on a RED outcome.")
    private boolean enforce;

    @Option(names = "--strict", description = "Status 3 on an AMBER outcome.")
    private boolean strict;

    @Option(
            names = "--record",
            paramLabel = "FILE.jsonl",
            description = "Append this run, whose right answer is known, to a record.")
    private Optional<Path> record = Optional.empty();

    @Option(
            names = "--injected",
            paramLabel = "KIND=WHERE",
            description = "For --record, what was made worse, such as '+20 %% time=mmap-raw/load' or"
                    + " '+5 %% bytes=file bytes, mmap-raw'; without it both arms are the same.")
    private Optional<String> injected = Optional.empty();

    GateCommand(Console console, Suite suite, Properties properties) {
        super(console);
        this.suite = suite;
        this.properties = properties;
    }

    @Override
    public Integer call() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new RefusedException(out + ": exists and is not a folder");
        }
        try (Stopping stopping = Stopping.onInterrupt(console().progress())) {
            GateResult result = run(stopping.stop());
            report(result);
            return status(result);
        }
    }

    private void report(GateResult result) throws IOException {
        console().block(GateReport.console(result).stripTrailing());
        if (!result.complete()) {
            print("the same command with --resume goes on from here");
        }
        List<Path> written = OnFile.write(out, () -> GateReport.write(out, result));
        print("report: " + written.get(1));
        console().flush();
        if (record.isPresent()) {
            OnFile.write(record.get(), () -> {
                GateRecord.append(record.get(), line(result));
                return record.get();
            });
        }
    }

    private GateResult run(BenchStop stop) throws IOException {
        try {
            return suite.gate(options(), stop);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("gate: " + e.getMessage(), e);
        }
    }

    private GateOptions options() {
        Arm current = Arm.current();
        double limit = minutes.orElse((double) (quick ? QUICK_MINUTES : WHOLE_MINUTES));
        return new GateOptions(
                Arm.parse(base, current),
                head.map(arm -> Arm.parse(arm, current)).orElse(current),
                named(rows),
                Duration.ofMillis(Math.round(limit * 60_000)),
                margin,
                rounds.map(OptionalInt::of).orElse(OptionalInt.empty()),
                screen.map(OptionalInt::of).orElse(OptionalInt.empty()),
                seed.map(OptionalLong::of).orElse(OptionalLong.empty()),
                out,
                resume,
                allowSame,
                enforce,
                "java -jar brine.jar "
                        + String.join(
                                " ", spec.root().commandLine().getParseResult().originalArgs()));
    }

    /** Drops the empty name of {@code --rows=}, which stands for the twelve. */
    private static List<String> named(List<String> rows) {
        List<String> named = rows.stream().filter(row -> !row.isBlank()).toList();
        return named.isEmpty() ? Gate.DEFAULT_ROWS : named;
    }

    /** Returns the line of the record; the setting leaves out what differs from run to run. */
    private GateRun line(GateResult result) {
        String commit = properties.getProperty(COMMIT, "");
        String setting = "%d rows, %d screening, %d judging and %d confirming pairs"
                .formatted(
                        result.policy().rows(),
                        result.policy().screenRounds(),
                        result.policy().judgeRounds(),
                        result.policy().confirmRounds());
        if (injected.isEmpty()) {
            return GateRun.sameArm(result, setting, commit);
        }
        String kind = injected.get().substring(0, injected.get().indexOf('='));
        String where = injected.get().substring(kind.length() + 1);
        int comma = where.indexOf(", ");
        return comma < 0
                ? GateRun.slowed(kind, setting, where, result, commit)
                : GateRun.worsened(
                        kind, setting, where.substring(0, comma), where.substring(comma + 2), result, commit);
    }

    private int status(GateResult result) {
        boolean failed = Gate.differs(result) || (enforce && result.outcome() == GateOutcome.RED);
        if (failed) {
            return ExitStatus.DIFFERENT;
        }
        return strict && result.outcome() == GateOutcome.AMBER ? ExitStatus.INCONCLUSIVE : ExitStatus.DONE;
    }
}
