package dev.brine.cli.io;

import dev.brine.error.PlainText;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a long command is doing: on a terminal one line that is rewritten and erased at the end, in a log a line a minute.
 */
public final class Progress {
    private static final String ERASE = "\r\u001b[K";
    private static final long LOG_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final PrintStream errors;
    private final boolean isTerminal;
    private final LongSupplier nanos;
    private long lineDue;
    private boolean dirty;

    /** @param nanos a clock */
    public Progress(PrintStream errors, boolean isTerminal, LongSupplier nanos) {
        this.errors = errors;
        this.isTerminal = isTerminal;
        this.nanos = nanos;
        this.lineDue = nanos.getAsLong() + LOG_NANOS;
    }

    /** Shows on standard error. */
    public static Progress on(PrintStream standardError) {
        return new Progress(standardError, Terminal.isStandardError(), System::nanoTime);
    }

    /** Shows what is being done. */
    public void show(String raw) {
        String text = PlainText.escaped(raw);
        if (isTerminal) {
            errors.print(ERASE + text);
            errors.flush();
            dirty = true;
        } else if (nanos.getAsLong() - lineDue >= 0) {
            errors.println(text);
            lineDue = nanos.getAsLong() + LOG_NANOS;
        }
    }

    /** Tells the user something that is no result, on a line that stays. */
    public void note(String text) {
        erase();
        errors.println("brine: note: " + text);
    }

    /** Takes the line away. */
    public void erase() {
        if (dirty) {
            errors.print(ERASE);
            errors.flush();
            dirty = false;
        }
    }
}
