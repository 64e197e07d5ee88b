package dev.brine.cli;

import dev.brine.cli.io.Colours;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.Progress;
import dev.brine.cli.io.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.OptionalInt;

/** Starts the {@code brine} command. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its exit status: 0, 1, 2, 3 or 4. */
    public static void main(String[] arguments) throws IOException {
        OptionalInt elsewhere = Relaunch.runIfNeeded(arguments);
        System.exit(elsewhere.isPresent() ? elsewhere.getAsInt() : runHere(arguments));
    }

    private static int runHere(String... arguments) {
        Progress progress = Progress.on(System.err);
        Console console =
                new Console(new FileOutputStream(FileDescriptor.out), progress, Colours.onTerminal(), Terminal.width());
        return new Cli(console, System.err, new Suite(progress), System.getProperties()).run(arguments);
    }
}
