package dev.brine.cli;

import dev.brine.benchmarks.gate.DoctorReport;
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
    private final GateRunner gate;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder on the file system in question; what is written there is removed.")
    private Path work;

    @Option(names = "--json", description = "One line of JSON.")
    private boolean json;

    DoctorCommand(Console console, GateRunner gate) {
        super(console);
        this.gate = gate;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(work)) {
            throw new RefusedException(work + ": no such folder");
        }
        DoctorReport report = OnFile.write(work, () -> gate.examine(work));
        if (json) {
            console().line(Json.of(json(report)));
        } else {
            print(report);
        }
        return ExitStatus.DONE;
    }

    private static Map<String, Object> json(DoctorReport report) {
        List<Map<String, Object>> noise = report.noise().stream()
                .map(row -> Json.object(
                        "row",
                        row.row(),
                        "ratio",
                        row.ratio(),
                        "spread",
                        row.spread(),
                        "pairs",
                        row.pairs(),
                        "smallestEffect",
                        row.smallestEffect()))
                .toList();
        return Json.object("facts", report.facts(), "noise", noise, "can", report.can(), "cannot", report.cannot());
    }

    private void print(DoctorReport report) throws IOException {
        for (Map.Entry<String, String> fact : report.facts().entrySet()) {
            console().line("%-37s %s".formatted(fact.getKey(), fact.getValue()));
        }
        section("The same against itself:");
        for (DoctorReport.Noise row : report.noise()) {
            console()
                    .line(String.format(
                            Locale.ROOT,
                            "  %-18s ratio %.3f, pairs scatter by %.1f %%, %d pairs",
                            row.row(),
                            row.ratio(),
                            100 * row.spread(),
                            row.pairs()));
        }
        section("This machine can measure:");
        for (String sentence : report.can()) {
            console().line("  " + sentence);
        }
        if (!report.cannot().isEmpty()) {
            section("What stands in the way:");
            for (String sentence : report.cannot()) {
                console().line("  " + sentence);
            }
        }
    }

    private void section(String title) throws IOException {
        console().line("");
        console().line(title);
    }
}
