package dev.brine.cli;

import dev.brine.cli.io.Console;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.reports.advice.Advice;
import dev.brine.reports.advice.AdviceText;
import dev.brine.reports.advice.Advisor;
import dev.brine.reports.advice.Choices;
import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Advises which format to deploy. */
@Command(
        name = "advise",
        description = {
            "Says which format to deploy of those that a result measured: the pick, why, what would change it, and what"
                    + " each other one failed on. Constraints exclude; then one objective after the other decides, each"
                    + " only among what the one before could not tell apart. There is no score.",
            "Exit status 1 if --assert does not hold."
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class AdviseCommand extends BrineCommand {
    @Parameters(index = "0", paramLabel = "RESULT.json", description = "Result that bench wrote.")
    private Path path;

    @Mixin
    private NeedsOptions needs;

    @Option(names = "--model", paramLabel = "NAME", description = "Model to advise on, else the first of the result.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--size", paramLabel = "LABEL", description = "Its size as the result labels it, else the first.")
    private Optional<String> size = Optional.empty();

    @Option(
            names = "--assert",
            paramLabel = "FORMAT[:VARIANT]",
            description = "Exit with status 1 unless this is the pick, or about the same.")
    private Optional<String> asserted = Optional.empty();

    @ArgGroup
    private Layout layout = new Layout();

    /** Text, unless one of these is asked for. */
    static final class Layout {
        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        @Option(names = "--markdown", description = "Print Markdown.")
        private boolean markdown;
    }

    AdviseCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        RunResult result = OnFile.read(path, () -> ResultStore.read(path));
        Choices choices = choices(result);
        Advice advice = advise(choices);
        if (layout.json) {
            console().block(advice.toJson());
        } else if (layout.markdown) {
            console().block(AdviceText.markdown(choices, advice).stripTrailing());
        } else {
            console().lines(others(result, choices));
            console().lines(AdviceText.lines(choices, advice, console().width()));
        }
        boolean holds = asserted.map(advice::upholds).orElse(true);
        if (!holds && !layout.json && !layout.markdown) {
            print("assertion    does not hold: expected " + asserted.orElseThrow());
        }
        return holds ? ExitStatus.DONE : ExitStatus.DIFFERENT;
    }

    private Choices choices(RunResult result) throws IOException {
        try {
            return Choices.of(result, model, size);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(path + ": " + e.getMessage(), e);
        }
    }

    private Advice advise(Choices choices) throws IOException {
        try {
            return Advisor.advise(choices, needs.needs());
        } catch (IllegalArgumentException e) {
            throw new RefusedException("advise: " + e.getMessage(), e);
        }
    }

    private List<String> others(RunResult result, Choices chosen) {
        List<Choices> eligible = Choices.of(result).stream()
                .filter(choices -> model.map(choices.model()::equals).orElse(true))
                .filter(choices -> size.map(choices.sizeLabel()::equals).orElse(true))
                .toList();
        return AdviceText.firstOf(eligible, chosen, console().width());
    }
}
