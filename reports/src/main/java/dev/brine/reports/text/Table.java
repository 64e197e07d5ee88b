package dev.brine.reports.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A table before it is laid out: as text, Markdown, HTML or CSV. Cells are raw text, each layout escapes. Columns are
 * added first, then lines.
 */
public final class Table {
    /** What the cells of a column hold. */
    enum Kind {
        TEXT,
        NUMBER,
        /** {@value #YES}, or blank. */
        FLAG
    }

    /** How a line is shown. */
    public enum Tone {
        /** As any other line. */
        PLAIN,
        /** The best of its kind. */
        BEST,
        /** A bound that nothing can beat. */
        FLOOR,
        /** A failure. */
        ERROR,
        /** Of little weight. */
        MUTED
    }

    /** The cell of a flag that holds. */
    public static final String YES = "yes";

    record Column(String heading, Kind kind) {
        boolean isNumber() {
            return kind == Kind.NUMBER;
        }
    }

    /**
     * One line.
     *
     * @param note why there is no figure, blank for none
     * @param data what a script of the page may ask of the line, by name
     */
    record Line(Tone tone, List<String> cells, String note, Map<String, String> data) {}

    private final String title;
    private final List<String> captions;
    private final List<Column> columns = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private Table(String title, List<String> captions) {
        this.title = title;
        this.captions = captions;
    }

    /**
     * A table without columns.
     *
     * @param title heading, blank for none
     * @param captions sentences to print with the table
     */
    public static Table titled(String title, String... captions) {
        return titled(title, List.of(captions));
    }

    /** A table without columns; the captions are sentences to print with it. */
    public static Table titled(String title, List<String> captions) {
        return new Table(title, List.copyOf(captions));
    }

    /** Adds columns of text. */
    public Table text(String... headings) {
        return add(Kind.TEXT, headings);
    }

    /** Adds columns of numbers, aligned at their right. */
    public Table number(String... headings) {
        return add(Kind.NUMBER, headings);
    }

    /** Adds columns of flags, whose cells are {@value #YES} or blank. */
    public Table flag(String... headings) {
        return add(Kind.FLAG, headings);
    }

    private Table add(Kind kind, String... headings) {
        for (String heading : headings) {
            columns.add(new Column(heading, kind));
        }
        return this;
    }

    /** Adds a line, one cell a column. */
    public Table line(String... cells) {
        return line(List.of(cells));
    }

    /** Adds a line, one cell a column. */
    public Table line(List<String> cells) {
        return line(Tone.PLAIN, cells, "");
    }

    /**
     * Adds a line.
     *
     * @param note why there is no figure, blank for none
     */
    public Table line(Tone tone, List<String> cells, String note) {
        return line(tone, cells, note, Map.of());
    }

    /**
     * Adds a line.
     *
     * @param data what a script of the page may ask of the line, by name
     * @throws IllegalArgumentException if there are more or fewer cells than columns
     */
    public Table line(Tone tone, List<String> cells, String note, Map<String, String> data) {
        if (cells.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "table '%s' has %d columns, got %d cells".formatted(title, columns.size(), cells.size()));
        }
        lines.add(new Line(tone, List.copyOf(cells), note, data));
        return this;
    }

    /** Heading of the table, blank for none. */
    public String title() {
        return title;
    }

    /** Sentences to print with the table. */
    public List<String> captions() {
        return captions;
    }

    /** True if no line was added. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** What each line that has data of that name says for a script. */
    public List<String> data(String name) {
        return lines.stream()
                .flatMap(line -> Stream.ofNullable(line.data().get(name)))
                .toList();
    }

    /** Lines of padded columns under their headings. */
    public List<String> padded() {
        return TextTable.padded(this);
    }

    /** ASCII text of at most so many columns: headings, a rule, lines with their notes; the widest column is cut to fit. */
    public String text(int width) {
        return TextTable.ruled(this, width);
    }

    /** RFC 4180 CSV, the headings first. */
    public String csv() {
        return Csv.of(this);
    }

    List<Column> columns() {
        return Collections.unmodifiableList(columns);
    }

    List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    boolean hasNotes() {
        return lines.stream().anyMatch(line -> !line.note().isBlank());
    }
}
