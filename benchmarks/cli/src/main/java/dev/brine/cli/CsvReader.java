package dev.brine.cli;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, record by record: quoted cells may hold commas, doubled quotes and line ends. Lines end
 * with LF, CRLF or CR; the text is UTF-8, with or without a byte order mark.
 */
final class CsvReader implements Closeable {
    private static final int END = -1;
    private static final int NOTHING = -2;
    private static final int BYTE_ORDER_MARK = '\uFEFF';

    private final String name;
    private final Reader reader;
    private long line = 1;
    private int pushedBack = NOTHING;
    private int delimiter;

    CsvReader(String name, Reader reader) throws IOException {
        this.name = name;
        this.reader = reader;
        int first = readRaw();
        pushedBack = first == BYTE_ORDER_MARK ? NOTHING : first;
    }

    static CsvReader open(Path path) throws IOException {
        BufferedReader reader = OnFile.read(path, () -> Files.newBufferedReader(path, StandardCharsets.UTF_8));
        try {
            return new CsvReader(path.toString(), reader);
        } catch (IOException e) {
            reader.close();
            throw e;
        }
    }

    /** Returns the name of the file. */
    String name() {
        return name;
    }

    /** Returns the next record, or null at the end. */
    @Nullable
    CsvRecord next() throws IOException {
        long start = line;
        int c = read();
        if (c == END) {
            return null;
        }
        List<CsvCell> cells = new ArrayList<>();
        while (true) {
            cells.add(c == '"' ? quotedCell() : plainCell(c));
            if (delimiter != ',') {
                return new CsvRecord(start, cells);
            }
            c = read();
        }
    }

    private CsvCell plainCell(int first) throws IOException {
        StringBuilder text = new StringBuilder();
        int c = first;
        while (!endsCell(c)) {
            if (c == '"') {
                throw refused(line, "a quote inside the unquoted cell '%s'; quote the cell and double the quote", text);
            }
            text.append((char) c);
            c = read();
        }
        delimiter = c;
        return new CsvCell(text.toString(), false);
    }

    private CsvCell quotedCell() throws IOException {
        long start = line;
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = readRaw();
            if (c == END) {
                throw refused(start, "the cell that starts with a quote%s never ends", "");
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    delimiter = c;
                    break;
                }
            } else if (c == '\n') {
                line++;
            }
            text.append((char) c);
        }
        if (!endsCell(delimiter)) {
            throw refused(line, "text after the closing quote of the cell '%s', expected a comma", text);
        }
        return new CsvCell(text.toString(), true);
    }

    private static boolean endsCell(int c) {
        return c == ',' || c == '\n' || c == END;
    }

    /** Reads a character outside quotes: every line end is a line feed. */
    private int read() throws IOException {
        int c = readRaw();
        if (c == '\r') {
            int next = readRaw();
            pushedBack = next == '\n' ? NOTHING : next;
            c = '\n';
        }
        line += c == '\n' ? 1 : 0;
        return c;
    }

    private int readRaw() throws IOException {
        if (pushedBack != NOTHING) {
            int c = pushedBack;
            pushedBack = NOTHING;
            return c;
        }
        try {
            return reader.read();
        } catch (CharacterCodingException e) {
            throw new RefusedException("%s: not UTF-8 text, at line %d or soon after".formatted(name, line), e);
        } catch (IOException e) {
            throw new RefusedException("%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    private RefusedException refused(long where, String reason, CharSequence text) {
        return new RefusedException("%s: line %d: ".formatted(name, where) + reason.formatted(text));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
