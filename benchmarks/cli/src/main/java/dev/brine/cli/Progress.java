package dev.brine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a long command is doing, as one line of a terminal that is rewritten and erased at the end. */
final class Progress {
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final boolean shown;
    private boolean dirty;

    Progress(PrintStream terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    /** Shows on standard error where that is a terminal. */
    static Progress onTerminal(PrintStream standardError) {
        return new Progress(standardError, standardErrorIsTerminal());
    }

    void show(String text) {
        if (shown) {
            terminal.print(ERASE + text);
            terminal.flush();
            dirty = true;
        }
    }

    void erase() {
        if (dirty) {
            terminal.print(ERASE);
            terminal.flush();
            dirty = false;
        }
    }

    /** Java tells only whether standard input and output are; Linux names the file behind standard error. */
    private static boolean standardErrorIsTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
