package dev.brine.cli;

import java.io.PrintStream;

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
        return new Progress(standardError, Terminal.isStandardError());
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
}
