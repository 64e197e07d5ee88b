package dev.brine.reports.write;

import dev.brine.reports.text.Console;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Document.Entry;
import dev.brine.reports.write.Document.Part;
import dev.brine.reports.write.Document.Section;
import java.util.Map;

/** Lays a document out as ASCII text, for a terminal or a build log. */
final class ConsoleWriter {
    private final StringBuilder out = new StringBuilder();

    private ConsoleWriter() {}

    static String write(Document document) {
        ConsoleWriter writer = new ConsoleWriter();
        document.parts().forEach(writer::part);
        document.failures().forEach(failure -> writer.labelled("ERROR: ", failure));
        writer.paragraph(document.verdict());
        return writer.out.toString();
    }

    private void part(Part part) {
        if (!part.heading().isBlank()) {
            heading(part.heading(), '=');
        }
        part.sections().forEach(this::section);
        table(part.ratios());
        heading("circumstances", '-');
        facts(part.facts());
        facts(part.environment());
        part.notes().forEach(note -> labelled("note: ", note));
        labelled("again: ", part.commandLine());
        out.append('\n');
    }

    private void section(Section section) {
        heading(section.heading(), '=');
        section.descriptions().forEach(this::paragraph);
        section.entries().stream().map(Entry::table).forEach(this::table);
        table(section.picks());
    }

    private void table(Table table) {
        if (!table.isEmpty()) {
            out.append('\n').append(Console.ascii(table.title())).append('\n').append(table.text(Console.WIDTH));
        }
    }

    private void heading(String text, char underline) {
        String ascii = Console.ascii(text);
        out.append('\n').append(ascii).append('\n');
        out.append(String.valueOf(underline).repeat(Math.min(Console.WIDTH, ascii.length())))
                .append('\n');
    }

    private void facts(Map<String, String> facts) {
        facts.forEach((name, value) -> labelled(name + ": ", value));
    }

    private void labelled(String label, String text) {
        out.append(Console.paragraph(label + text, 4));
    }

    private void paragraph(String text) {
        out.append(Console.paragraph(text, 0));
    }
}
