package dev.brine.cli;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Text output in UTF-8, lines ended by a line feed on every system. Unlike a print stream, it says when it fails. */
final class TextOutput implements Closeable {
    private final Writer writer;

    TextOutput(OutputStream target) {
        this.writer = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
    }

    void line(String text) throws IOException {
        writer.write(text);
        writer.write('\n');
    }

    void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
