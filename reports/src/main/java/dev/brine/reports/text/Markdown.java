package dev.brine.reports.text;

import dev.brine.error.PlainText;
import dev.brine.reports.text.Table.Column;
import dev.brine.reports.text.Table.Line;
import dev.brine.reports.text.Table.Tone;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Builds GitHub-flavoured Markdown; texts are escaped. Where its length is bounded, lines of tables and lists for which
 * there is no more room are left out, and those of tables counted.
 */
public final class Markdown {
    private static final int MAX_CELL = 300;

    /** For headings, folds and the lines that count what is missing. */
    private static final int RESERVED_BYTES = 4096;

    private final StringBuilder out = new StringBuilder();
    private final int longestCell;
    private long bytesLeft;

    /** An empty text that may get as long as it needs. */
    public Markdown() {
        this.longestCell = Integer.MAX_VALUE;
        this.bytesLeft = Long.MAX_VALUE;
    }

    /** An empty text that will have at most that many bytes of UTF-8, and cells of at most 300 characters. */
    public Markdown(int bytes) {
        this.longestCell = MAX_CELL;
        this.bytesLeft = (long) bytes - RESERVED_BYTES;
    }

    /** Escapes every character that Markdown or the HTML inside it could take for markup. */
    public static String escape(String text) {
        return PlainText.clean(text)
                .replaceAll("([\\\\`*_{}\\[\\]#|!~])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** Writes a heading of a level from 1 to 6. */
    public Markdown heading(int level, String text) {
        return raw("#".repeat(level) + " " + cell(text) + "\n\n");
    }

    /** Writes a paragraph. */
    public Markdown paragraph(String text) {
        return raw(cell(text) + "\n\n");
    }

    /** Writes a paragraph in bold. */
    public Markdown bold(String text) {
        return raw("**" + cell(text) + "**\n\n");
    }

    /** Writes markup as it is. */
    public Markdown raw(String markup) {
        out.append(markup);
        bytesLeft -= utf8(markup);
        return this;
    }

    /** Writes as many items as there is room for. */
    public Markdown list(List<String> items) {
        int written = 0;
        while (written < items.size() && fits("- " + cell(items.get(written)) + "\n")) {
            written++;
        }
        return raw(written == 0 ? "" : "\n");
    }

    /** Writes named values as a list. */
    public Markdown facts(Map<String, String> facts) {
        return list(facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .toList());
    }

    /** Writes a code block whose fence is longer than any run of backticks inside. */
    public Markdown fenced(String code) {
        String clean = PlainText.clean(code);
        String fence = "```";
        while (clean.contains(fence)) {
            fence += "`";
        }
        return raw(fence + "\n" + clean + "\n" + fence + "\n\n");
    }

    /** Writes what the content appends, folded away under a short title. */
    public Markdown folded(String title, Runnable content) {
        raw("<details><summary>" + cell(title) + "</summary>\n\n");
        content.run();
        return raw("</details>\n\n");
    }

    /** Writes a table under its title and captions, or nothing where it has no line. */
    public Markdown titledTable(Table table) {
        if (!table.isEmpty()) {
            heading(3, table.title());
            table.captions().forEach(this::paragraph);
        }
        return table(table);
    }

    /** Writes a table with as many lines as there is room for, or nothing where it has none; notes are a last column. */
    public Markdown table(Table table) {
        List<Line> lines = table.lines();
        if (lines.isEmpty()) {
            return this;
        }
        boolean notes = table.hasNotes();
        List<String> headings = new ArrayList<>();
        List<String> rules = new ArrayList<>();
        for (Column column : table.columns()) {
            headings.add(cell(column.heading()));
            rules.add(column.isNumber() ? "---:" : "---");
        }
        if (notes) {
            headings.add("why");
            rules.add("---");
        }
        raw(row(headings) + row(rules));
        int written = 0;
        while (written < lines.size() && fits(row(cells(lines.get(written), notes)))) {
            written++;
        }
        raw("\n");
        if (written < lines.size()) {
            raw((lines.size() - written) + " more are left out for length; the JSON file has all.\n\n");
        }
        return this;
    }

    private List<String> cells(Line line, boolean notes) {
        String mark = line.tone() == Tone.BEST || line.tone() == Tone.ERROR ? "**" : "";
        List<String> cells = new ArrayList<>();
        line.cells().forEach(text -> cells.add(text.isBlank() ? "" : mark + cell(text) + mark));
        if (notes) {
            cells.add(cell(line.note()));
        }
        return cells;
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String cell(String text) {
        return escape(text.length() > longestCell ? text.substring(0, longestCell) + "..." : text);
    }

    private boolean fits(String text) {
        boolean fits = utf8(text) <= bytesLeft;
        if (fits) {
            raw(text);
        }
        return fits;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The text. */
    @Override
    public String toString() {
        return out.toString();
    }
}
