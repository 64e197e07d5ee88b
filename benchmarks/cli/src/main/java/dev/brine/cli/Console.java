package dev.brine.cli;

import java.io.IOException;
import java.io.OutputStream;

/** What a command talks to: standard output as text, its colours, and the progress line. */
final class Console {
    private final StandardOutput standardOutput;
    private final TextOutput output;
    private final Progress progress;
    private final Colours colours;
    private final int width;

    /** @param width characters of a line */
    Console(OutputStream standardOutput, Progress progress, Colours colours, int width) {
        this.colours = colours;
        this.width = width;
        this.standardOutput = new StandardOutput(standardOutput);
        this.output = new TextOutput(this.standardOutput);
        this.progress = progress;
    }

    /** Prints a line, harmless whatever a file made of it. */
    void line(String text) throws IOException {
        output.line(colours.clean(text));
    }

    /** Prints text that was laid out in lines. */
    void block(String text) throws IOException {
        lines(text.lines().toList());
    }

    void lines(Iterable<String> texts) throws IOException {
        for (String text : texts) {
            line(text);
        }
    }

    void flush() throws IOException {
        output.flush();
    }

    TextOutput output() {
        return output;
    }

    OutputStream stream() {
        return standardOutput;
    }

    /** Returns whether nobody reads standard output any more. */
    boolean readerIsGone() {
        return standardOutput.readerIsGone();
    }

    Colours colours() {
        return colours;
    }

    /** Returns how many characters a line has. */
    int width() {
        return width;
    }

    Progress progress() {
        return progress;
    }
}
