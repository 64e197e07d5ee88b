package dev.brine.reports.write;

import dev.brine.error.PlainText;
import dev.brine.reports.write.Document.Entry;
import dev.brine.reports.write.Document.Fact;
import dev.brine.reports.write.Document.Part;
import dev.brine.reports.write.Document.Section;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Kind;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.List;
import java.util.stream.Collectors;

/** Lays a document out as GitHub-flavoured Markdown. */
final class MarkdownWriter {
    private final StringBuilder out = new StringBuilder();

    private MarkdownWriter() {}

    static String write(Document document) {
        MarkdownWriter writer = new MarkdownWriter();
        writer.paragraph("# " + escape(document.title()));
        writer.paragraph("**" + escape(document.verdict()) + "**");
        writer.list(document.failures());
        document.parts().forEach(writer::part);
        writer.paragraph("## How to read this");
        writer.list(document.legend());
        return writer.out.toString();
    }

    /** Escapes every character that Markdown or the HTML inside it could take for markup. */
    static String escape(String text) {
        return PlainText.clean(text)
                .replaceAll("([\\\\`*_{}\\[\\]#|!~])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    private void part(Part part) {
        if (!part.heading().isBlank()) {
            paragraph("## " + escape(part.heading()));
        }
        facts(part.facts());
        list(part.notes());
        part.sections().forEach(this::section);
        paragraph("## Ratios, promises, environment");
        part.tables().forEach(this::table);
        paragraph("### Environment");
        facts(part.environment());
        paragraph("### To make this run again");
        fenced(PlainText.clean(part.commandLine()));
    }

    private void section(Section section) {
        paragraph("## " + escape(section.heading()));
        list(section.descriptions());
        table(section.picks());
        section.pictures().forEach(picture -> picture.tables().forEach(this::table));
        table(section.scores());
        section.entries().stream().map(Entry::table).forEach(this::table);
        table(section.proofs());
    }

    private void table(Table table) {
        if (table.lines().isEmpty()) {
            return;
        }
        paragraph("### " + escape(table.title()));
        table.captions().forEach(caption -> paragraph(escape(caption)));
        boolean notes = table.hasNotes();
        out.append(table.columns().stream()
                .map(column -> escape(column.heading()))
                .collect(Collectors.joining(" | ", "| ", notes ? " | why |\n" : " |\n")));
        out.append(table.columns().stream()
                .map(MarkdownWriter::rule)
                .collect(Collectors.joining(" | ", "| ", notes ? " | --- |\n" : " |\n")));
        table.lines().forEach(line -> line(line, notes));
        out.append('\n');
    }

    private static String rule(Column column) {
        return column.kind() == Kind.NUMBER ? "---:" : "---";
    }

    private void line(Line line, boolean notes) {
        String mark = line.tone() == Tone.BEST || line.tone() == Tone.ERROR ? "**" : "";
        out.append(line.cells().stream()
                .map(cell -> cell.isBlank() ? "" : mark + escape(cell) + mark)
                .collect(Collectors.joining(" | ", "| ", notes ? " | " + escape(line.note()) + " |\n" : " |\n")));
    }

    private void facts(List<Fact> facts) {
        facts.forEach(fact -> out.append("- ")
                .append(escape(fact.name()))
                .append(": ")
                .append(escape(fact.value()))
                .append('\n'));
        out.append('\n');
    }

    private void list(List<String> items) {
        items.forEach(item -> out.append("- ").append(escape(item)).append('\n'));
        out.append(items.isEmpty() ? "" : "\n");
    }

    /** A code block whose fence is longer than any run of backticks inside. */
    private void fenced(String code) {
        String fence = "```";
        while (code.contains(fence)) {
            fence += "`";
        }
        paragraph(fence + "\n" + code + "\n" + fence);
    }

    private void paragraph(String text) {
        out.append(text).append("\n\n");
    }
}
