package dev.brine.cli;

import dev.brine.cli.io.Console;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.reports.history.History;
import dev.brine.reports.history.HistoryLine;
import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.HistoryReport;
import dev.brine.reports.write.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the pages of stored results. */
@Command(
        name = "report",
        description = {
            "Writes HTML, Markdown, CSV and JSON of one stored result, or of several side by side.",
            "A history is a file that only grows: --append-history adds results to it, --history draws it."
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ReportCommand extends BrineCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "RESULT.json", description = "Results that bench wrote.")
    private List<Path> results = new ArrayList<>();

    @Option(names = "--out", paramLabel = "DIR", description = "Folder, made where there is none.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--append-history",
            paramLabel = "FILE",
            description = "Append the rows of the results to this history, one JSON line a row and run.")
    private Optional<Path> appended = Optional.empty();

    @Option(
            names = "--history",
            paramLabel = "FILE",
            description = "Write the trends of this history, machine class by machine class, as history.html.")
    private Optional<Path> history = Optional.empty();

    ReportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        checkUsage();
        List<RunResult> runs = new ArrayList<>();
        for (Path path : results) {
            runs.add(OnFile.read(path, () -> ResultStore.read(path)));
        }
        if (appended.isPresent()) {
            append(appended.get(), runs);
        }
        if (out.isPresent()) {
            write(out.get(), runs);
        }
        return ExitStatus.DONE;
    }

    private void checkUsage() throws IOException {
        if (results.isEmpty() && (history.isEmpty() || appended.isPresent())) {
            throw new ParameterException(spec.commandLine(), "missing required parameter: 'RESULT.json'");
        }
        if (out.isEmpty() && (appended.isEmpty() || history.isPresent())) {
            throw new ParameterException(spec.commandLine(), "missing required option: '--out=DIR'");
        }
        if (out.isPresent() && Files.exists(out.get()) && !Files.isDirectory(out.get())) {
            throw new RefusedException(out.get() + ": exists and is not a folder");
        }
    }

    private void append(Path file, List<RunResult> runs) throws IOException {
        int lines = OnFile.write(file, () -> History.append(file, runs));
        print("%s: %s lines appended".formatted(file, lines));
    }

    private void write(Path folder, List<RunResult> runs) throws IOException {
        Optional<List<HistoryLine>> lines = readHistory();
        List<Path> written = new ArrayList<>();
        if (!runs.isEmpty()) {
            RunResult[] array = runs.toArray(new RunResult[0]);
            written.addAll(OnFile.write(folder, () -> Report.write(folder, array)));
        }
        if (lines.isPresent()) {
            written.add(OnFile.write(folder, () -> HistoryReport.write(folder, lines.get())));
        }
        for (Path path : written) {
            print(path.toString());
        }
    }

    private Optional<List<HistoryLine>> readHistory() throws IOException {
        if (history.isEmpty()) {
            return Optional.empty();
        }
        Path file = history.get();
        return Optional.of(OnFile.read(file, () -> History.read(file)));
    }
}
