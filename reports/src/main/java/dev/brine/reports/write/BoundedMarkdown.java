package dev.brine.reports.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Markdown of a bounded length: lines of tables and lists are left out, and counted, where there is no more room. */
final class BoundedMarkdown {
    private static final int MAX_CELL = 300;
    /** For headings, folds and the lines that count what is missing. */
    private static final int RESERVED_BYTES = 4096;

    private final StringBuilder out = new StringBuilder();
    private int bytesLeft;

    /** An empty text that will have at most that many bytes of UTF-8. */
    BoundedMarkdown(int bytes) {
        this.bytesLeft = bytes - RESERVED_BYTES;
    }

    String text() {
        return out.toString();
    }

    /** A short paragraph; the text is raw. */
    void paragraph(String text) {
        append(cell(text) + "\n\n");
    }

    /** A short paragraph in bold; the text is raw. */
    void bold(String text) {
        append("**" + cell(text) + "**\n\n");
    }

    /**
     * A table with as many lines as there is room for; cells are raw.
     *
     * @param heading the two lines of its head, as Markdown
     */
    void table(String heading, List<List<String>> lines) {
        if (lines.isEmpty()) {
            return;
        }
        append(heading);
        int written = 0;
        while (written < lines.size() && fits(line(lines.get(written)))) {
            written++;
        }
        append("\n");
        if (written < lines.size()) {
            append((lines.size() - written) + " more are left out for length; the JSON file has all.\n\n");
        }
    }

    /** As many items as there is room for; they are raw. */
    void list(List<String> items) {
        int written = 0;
        while (written < items.size() && fits("- " + cell(items.get(written)) + "\n")) {
            written++;
        }
        append(written == 0 ? "" : "\n");
    }

    /** What the content appends, folded away under a short title. */
    void folded(String title, Runnable content) {
        append("<details><summary>" + cell(title) + "</summary>\n\n");
        content.run();
        append("</details>\n\n");
    }

    private static String line(List<String> cells) {
        return cells.stream().map(BoundedMarkdown::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String cell(String text) {
        return MarkdownWriter.escape(text.length() > MAX_CELL ? text.substring(0, MAX_CELL) + "..." : text);
    }

    private boolean fits(String text) {
        boolean fits = utf8(text) <= bytesLeft;
        if (fits) {
            append(text);
        }
        return fits;
    }

    private void append(String text) {
        out.append(text);
        bytesLeft -= utf8(text);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
