package dev.brine.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(
        name = "brine",
        description = "Stores trained models, proves that they came back unchanged, and measures formats.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Exit status: 0 done; 1 readable, but predictions or a digest differ, a row is ERROR, or an",
            "enforced regression; 2 wrong usage, refused input, or output that cannot be written; 3 inconclusive, where",
            "that was asked for; 4 internal error or out of memory."
        })
final class RootCommand extends BrineCommand {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    RootCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "missing command, known are " + spec.subcommands().keySet());
    }
}
