package dev.brine.cli.io;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Standard output as text in UTF-8, its colours and width, and the progress line. Unlike a print stream, it fails aloud. */
public final class Console {
    private final StandardOutput standardOutput;
    private final Writer output;
    private final Progress progress;
    private final Colours colours;
    private final int width;

    /** @param width characters of a line */
    public Console(OutputStream standardOutput, Progress progress, Colours colours, int width) {
        this.colours = colours;
        this.width = width;
        this.standardOutput = new StandardOutput(standardOutput);
        this.output = new BufferedWriter(new OutputStreamWriter(this.standardOutput, StandardCharsets.UTF_8));
        this.progress = progress;
    }

    /** Prints a line, harmless whatever a file made of it; a line feed ends it on every system. */
    public void line(String text) throws IOException {
        output.write(colours.clean(text));
        output.write('\n');
    }

    /** Prints text that was laid out in lines. */
    public void block(String text) throws IOException {
        lines(text.lines().toList());
    }

    /** Prints each text as a line. */
    public void lines(Iterable<String> texts) throws IOException {
        for (String text : texts) {
            line(text);
        }
    }

    /** Hands what was printed to the process's standard output. */
    public void flush() throws IOException {
        output.flush();
    }

    /** Returns where lines go that hold nothing to clean. */
    public Writer output() {
        return output;
    }

    /** Returns standard output for bytes; it drops what nobody reads any more. */
    public OutputStream stream() {
        return standardOutput;
    }

    /** Returns whether nobody reads standard output any more. */
    public boolean readerIsGone() {
        return standardOutput.readerIsGone();
    }

    /** Returns how words are marked. */
    public Colours colours() {
        return colours;
    }

    /** Returns how many characters a line has. */
    public int width() {
        return width;
    }

    /** Returns the line that tells what a long command is doing. */
    public Progress progress() {
        return progress;
    }
}
