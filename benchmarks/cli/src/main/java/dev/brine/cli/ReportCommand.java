package dev.brine.cli;

import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the pages of stored results. */
@Command(
        name = "report",
        description = "Writes HTML, Markdown, CSV and JSON of one stored result, or of several side by side.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ReportCommand extends BrineCommand {
    @Parameters(arity = "1..*", paramLabel = "RESULT.json", description = "Results that bench wrote.")
    private List<Path> results;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder, made where there is none.")
    private Path out;

    ReportCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        RunResult[] runs = new RunResult[results.size()];
        for (int i = 0; i < runs.length; i++) {
            Path path = results.get(i);
            runs[i] = OnFile.read(path, () -> ResultStore.read(path));
        }
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new RefusedException(out + ": exists and is not a folder");
        }
        for (Path written : OnFile.write(out, () -> Report.write(out, runs))) {
            console().line(written.toString());
        }
        return ExitStatus.DONE;
    }
}
