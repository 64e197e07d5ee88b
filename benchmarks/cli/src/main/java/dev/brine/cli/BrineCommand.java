package dev.brine.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command has. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 100,
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        parameterListHeading = "%nParameters:%n")
abstract class BrineCommand implements Callable<Integer> {
    static final String STACKTRACE = "--stacktrace";

    private final Console console;

    /** Read by {@link Cli} from the arguments, so that it also serves what fails before parsing has ended. */
    @Option(names = STACKTRACE, description = "After an error, show where in Brine it arose.")
    @SuppressWarnings("UnusedVariable")
    private boolean stacktrace;

    BrineCommand(Console console) {
        this.console = console;
    }

    final Console console() {
        return console;
    }

    @Override
    public abstract Integer call() throws IOException;
}
