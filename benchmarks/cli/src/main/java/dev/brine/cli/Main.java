package dev.brine.cli;

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
        Console console = new Console(
                new FileOutputStream(FileDescriptor.out),
                Progress.on(System.err),
                Colours.onTerminal(),
                Terminal.width());
        return new Cli(
                        console,
                        System.err,
                        new SuiteCorpora(console.progress()),
                        new SuiteBenchmarks(console.progress()),
                        new SuiteGate(console.progress()),
                        System.getProperties())
                .run(arguments);
    }
}
