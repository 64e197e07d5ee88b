package dev.brine.cli;

import dev.brine.benchmarks.gate.DoctorReport;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.Json;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what this machine can measure. */
@Command(
        name = "doctor",
        description = {
            "Looks at this machine, measures the same against itself, and says what it can and cannot measure.",
            "Takes less than a minute; a machine that is busy meanwhile is measured as it is.",
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class DoctorCommand extends BrineCommand {
    private final Suite suite;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder on the file system in question; what is written there is removed.")
    private Path work;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    DoctorCommand(Console console, Suite suite) {
        super(console);
        this.suite = suite;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(work)) {
            throw new RefusedException(work + ": no such folder");
        }
        DoctorReport report = OnFile.write(work, () -> suite.examine(work));
        if (json) {
            print(Json.of(report));
        } else {
            print(report);
        }
        return ExitStatus.DONE;
    }

    private void print(DoctorReport report) throws IOException {
        for (Map.Entry<String, String> fact : report.facts().entrySet()) {
            print("%-37s %s".formatted(fact.getKey(), fact.getValue()));
        }
        section("The same against itself:");
        for (DoctorReport.Noise row : report.noise()) {
            print(String.format(
                    Locale.ROOT,
                    "  %-18s ratio %.3f, pairs scatter by %.1f %%, %d pairs",
                    row.row(),
                    row.ratio(),
                    100 * row.spread(),
                    row.pairs()));
        }
        section("This machine can measure:");
        sentences(report.can());
        if (!report.cannot().isEmpty()) {
            section("What stands in the way:");
            sentences(report.cannot());
        }
    }

    private void sentences(List<String> sentences) throws IOException {
        for (String sentence : sentences) {
            print("  " + sentence);
        }
    }

    private void section(String title) throws IOException {
        print("");
        print(title);
    }
}
