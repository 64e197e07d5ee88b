package dev.brine.cli;

import dev.brine.UnprovedSaveException;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.RefusedException;
import dev.brine.error.PlainText;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses the arguments, runs the command, and turns what goes wrong into a line and an exit status. */
final class Cli {
    private final Console console;
    private final PrintStream standardError;
    private final CommandLine commands;

    Cli(Console console, PrintStream standardError, Suite suite, Properties properties) {
        this.console = console;
        this.standardError = standardError;
        this.commands = commands(console, suite, properties);
        commands.setOut(new PrintWriter(console.stream(), false, StandardCharsets.UTF_8));
        commands.setColorScheme(
                CommandLine.Help.defaultColorScheme(console.colours().ansi()));
        commands.setParameterExceptionHandler((e, arguments) -> fail(named(e), arguments));
        commands.setExecutionExceptionHandler(
                (e, command, parsed) -> ended(e, parsed.originalArgs().toArray(new String[0])));
        commands.setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static CommandLine commands(Console console, Suite suite, Properties properties) {
        return new CommandLine(new Root(console))
                .addSubcommand(new FormatsCommand(console))
                .addSubcommand(new MakeCommand(console, suite))
                .addSubcommand(new InspectCommand(console))
                .addSubcommand(new ConvertCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .addSubcommand(new PredictCommand(console))
                .addSubcommand(new DiffCommand(console))
                .addSubcommand(new BenchCommand(console, suite, properties))
                .addSubcommand(new ReportCommand(console))
                .addSubcommand(new AdviseCommand(console))
                .addSubcommand(new CompareCommand(console))
                .addSubcommand(new GateCommand(console, suite, properties))
                .addSubcommand(new DoctorCommand(console, suite));
    }

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
    private static final class Root extends BrineCommand {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        Root(Console console) {
            super(console);
        }

        @Override
        public Integer call() {
            throw new ParameterException(
                    spec.commandLine(),
                    "missing command, known are " + spec.subcommands().keySet());
        }
    }

    /** Returns the exit status; prints at most one line on standard error, unless a stack trace is asked for. */
    int run(String... arguments) {
        int status;
        try {
            status = commands.execute(arguments);
        } catch (Throwable e) { // an OutOfMemoryError too ends in a line and a status
            status = fail(e, arguments);
        }
        return flush(status, arguments);
    }

    private int flush(int status, String... arguments) {
        try {
            commands.getOut().flush();
            console.flush();
            if (commands.getOut().checkError()) {
                throw new RefusedException("standard output: cannot be written");
            }
            return status;
        } catch (IOException e) {
            return status == ExitStatus.DONE || status == ExitStatus.DIFFERENT ? fail(e, arguments) : status;
        }
    }

    /** A new file that differs is what the command found out, not an error. */
    private int ended(Exception thrown, String... arguments) throws IOException {
        if (thrown instanceof UnprovedSaveException unproved && unproved.found().isPresent()) {
            console.progress().erase();
            console.line(String.valueOf(unproved.getMessage()));
            return ExitStatus.DIFFERENT;
        }
        return fail(thrown, arguments);
    }

    private int fail(Throwable thrown, String... arguments) {
        Throwable cause = thrown instanceof CommandLine.ExecutionException && thrown.getCause() != null
                ? thrown.getCause()
                : thrown;
        Failure failure = Failure.of(cause);
        console.progress().erase();
        standardError.println("brine: " + failure.line());
        if (Arrays.asList(arguments).contains(BrineCommand.STACKTRACE)) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace));
            trace.toString()
                    .lines()
                    .map(line -> line.startsWith("\t")
                            ? "\t" + PlainText.escaped(line.substring(1))
                            : PlainText.escaped(line))
                    .forEach(standardError::println);
        }
        return failure.status();
    }

    /** Says what the first stray argument of the whole command was meant to be. */
    private static ParameterException named(ParameterException e) {
        boolean isRoot = e.getCommandLine().getParent() == null;
        if (isRoot && e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return new ParameterException(
                    e.getCommandLine(),
                    "unknown command '%s', known are %s"
                            .formatted(
                                    unmatched.getUnmatched().get(0),
                                    e.getCommandLine().getSubcommands().keySet()));
        }
        return e;
    }
}
