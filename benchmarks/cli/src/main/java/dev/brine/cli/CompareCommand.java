package dev.brine.cli;

import dev.brine.cli.io.Console;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.reports.compare.Comparison;
import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.write.ComparisonReport;
import dev.brine.reports.write.GateReport;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two stored results. */
@Command(
        name = "compare",
        description = {
            "Compares two stored results row by row, as advice: the runs were not paired, so nothing here fails a build.",
            "The exit status is 0 whatever the rows say. Times of different machine classes are not compared."
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class CompareCommand extends BrineCommand {
    @Parameters(index = "0", paramLabel = "BASE.json", description = "Result that bench wrote.")
    private Path base;

    @Parameters(index = "1", paramLabel = "HEAD.json", description = "Result to compare with it.")
    private Path head;

    @Option(
            names = "--across-machines",
            description = "Compare although processor, cores, kernel, file system or JDK differ.")
    private boolean acrossMachines;

    @ArgGroup
    private Form form = new Form();

    /** How the comparison is printed. */
    static final class Form {
        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--markdown", description = "Print Markdown, short enough for a comment.")
        private boolean markdown;
    }

    CompareCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        Comparison comparison = Comparison.of(read(base), read(head));
        if (!acrossMachines && !comparison.machineDifferences().isEmpty()) {
            throw new RefusedException(
                    "%s: taken on another machine class than %s: %s; --across-machines compares anyway"
                            .formatted(head, base, String.join("; ", comparison.machineDifferences())));
        }
        console().block(text(comparison).stripTrailing());
        return ExitStatus.DONE;
    }

    private String text(Comparison comparison) {
        if (form.json) {
            return ComparisonReport.json(comparison);
        }
        return form.markdown
                ? ComparisonReport.markdown(comparison, GateReport.COMMENT_BYTES)
                : ComparisonReport.console(comparison);
    }

    private static RunResult read(Path path) throws IOException {
        return OnFile.read(path, () -> ResultStore.read(path));
    }
}
