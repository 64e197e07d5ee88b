package dev.brine.cli.csv;

import dev.brine.cli.io.Excerpt;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.reports.text.Numbers;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it, cell by cell: quoted cells may hold commas, doubled quotes and line ends. Lines end with
 * LF, CRLF or CR; the text is UTF-8, with or without a byte order mark. It holds one cell, and refuses what is too long
 * before it takes the memory.
 */
final class CsvReader implements Closeable {
    /** As much as a file may hold of a name or text. */
    static final int MAX_CELL_CHARACTERS = 1 << 20;

    private static final int MAX_LINE_CHARACTERS = 1 << 24;
    private static final int MAX_NUMBER_CHARACTERS = 32;

    private static final int END = -1;
    private static final int NOTHING = -2;
    private static final int BYTE_ORDER_MARK = '\uFEFF';
    private static final String ENCODING = "write it as UTF-8 (pandas: encoding='utf-8'; Excel: 'CSV UTF-8')";

    /**
     * One record.
     *
     * @param line where it starts, counted from 1
     */
    record CsvRecord(long line, List<CsvCell> cells) {}

    private final String name;
    private final Reader reader;
    private final long maxLineCharacters;
    private final StringBuilder text = new StringBuilder();
    private long line = 1;
    private long recordLine = 1;
    private long recordStart;
    private long characters;
    private int pushedBack = NOTHING;
    private int delimiter = '\n';

    /** @param columns how many cells a line may hold: each makes room for the digits of a number */
    CsvReader(String name, Reader reader, int columns) throws IOException {
        this.name = name;
        this.reader = reader;
        this.maxLineCharacters = MAX_LINE_CHARACTERS + (long) MAX_NUMBER_CHARACTERS * columns;
        int first = readRaw();
        pushedBack = first == BYTE_ORDER_MARK ? NOTHING : first;
    }

    static CsvReader open(Path path, int columns) throws IOException {
        return OnFile.read(path, () -> {
            InputStream in = new BufferedInputStream(Files.newInputStream(path));
            try {
                refuseUtf16(path, in);
                return new CsvReader(
                        path.toString(),
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())),
                        columns);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        });
    }

    private static void refuseUtf16(Path path, InputStream in) throws IOException {
        in.mark(2);
        int first = in.read();
        int second = in.read();
        in.reset();
        if ((first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff)) {
            throw new RefusedException("%s: is UTF-16 text; %s".formatted(path, ENCODING));
        }
    }

    /** Returns the name of the file. */
    String name() {
        return name;
    }

    /** Returns where the current record starts, counted from 1. */
    long line() {
        return recordLine;
    }

    /** Returns how many characters of the file were read. */
    long characters() {
        return characters;
    }

    /** Returns the first cell of the next record that is not blank, or null at the end. */
    @Nullable
    CsvCell nextFilled() throws IOException {
        while (nextRecord()) {
            CsvCell cell = nextCell();
            if (cell != null && !isBlank(cell)) {
                return cell;
            }
        }
        return null;
    }

    /** Returns whether a line has nothing on it but this cell. */
    boolean isBlank(CsvCell first) {
        return first.text().isEmpty() && !first.isQuoted() && delimiter != ',';
    }

    /** Goes to the next record, all of whose predecessor's cells were read; returns false at the end. */
    boolean nextRecord() throws IOException {
        recordLine = line;
        recordStart = characters;
        int c = readRaw();
        pushedBack = c;
        delimiter = ',';
        return c != END;
    }

    /** Returns the next cell of the record, or null after its last. */
    @Nullable
    CsvCell nextCell() throws IOException {
        if (delimiter != ',') {
            return null;
        }
        text.setLength(0);
        int c = read();
        return c == '"' ? quotedCell() : plainCell(c);
    }

    /**
     * Returns the whole record, one cell of which was read.
     *
     * @throws RefusedException if it has more than the given number of cells
     */
    CsvRecord record(CsvCell first, int most) throws IOException {
        List<CsvCell> cells = new ArrayList<>();
        for (@Nullable CsvCell cell = first; cell != null; cell = nextCell()) {
            if (cells.size() == most) {
                throw RefusedException.atLine(name, recordLine, "more than %d cells".formatted(most));
            }
            cells.add(cell);
        }
        return new CsvRecord(recordLine, cells);
    }

    private CsvCell plainCell(int first) throws IOException {
        int c = first;
        while (!endsCell(c)) {
            if (c == '"') {
                throw refused(line, "a quote inside the unquoted cell '%s'; quote the cell and double the quote");
            }
            append(c);
            c = read();
        }
        delimiter = c;
        return new CsvCell(text.toString(), false);
    }

    private CsvCell quotedCell() throws IOException {
        long start = line;
        while (true) {
            int c = readRaw();
            if (c == END) {
                throw refused(start, "the cell that starts with a quote and '%s' never ends");
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
            append(c);
        }
        if (!endsCell(delimiter)) {
            throw refused(line, "text after the closing quote of the cell '%s', expected a comma");
        }
        return new CsvCell(text.toString(), true);
    }

    private static boolean endsCell(int c) {
        return c == ',' || c == '\n' || c == END;
    }

    private void append(int c) throws RefusedException {
        if (c == 0) {
            throw refused(line, "a NUL character after '%s': not text, or UTF-16; " + ENCODING);
        }
        if (text.length() == MAX_CELL_CHARACTERS) {
            throw refused(
                    line,
                    "the cell '%s' is longer than " + Numbers.count(MAX_CELL_CHARACTERS)
                            + " characters; is a quote left open?");
        }
        if (characters - recordStart > maxLineCharacters) {
            throw refused(
                    recordLine, "is longer than " + Numbers.count(maxLineCharacters) + " characters, in the cell '%s'");
        }
        text.append((char) c);
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
            characters++;
            return reader.read();
        } catch (CharacterCodingException e) {
            throw new RefusedException(
                    "%s: not UTF-8 text, at line %d or soon after; %s".formatted(name, line, ENCODING), e);
        } catch (IOException e) {
            throw new RefusedException("%s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /** @param reason with a place for the cell's text */
    private RefusedException refused(long where, String reason) {
        return RefusedException.atLine(name, where, reason.formatted(Excerpt.of(text)));
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
