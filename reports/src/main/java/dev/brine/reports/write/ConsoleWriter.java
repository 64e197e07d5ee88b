package dev.brine.reports.write;

import dev.brine.reports.internal.AsciiText;
import dev.brine.reports.internal.ConsoleText;
import dev.brine.reports.write.Document.Entry;
import dev.brine.reports.write.Document.Fact;
import dev.brine.reports.write.Document.Part;
import dev.brine.reports.write.Document.Section;
import java.util.List;

/** Lays a document out as ASCII text of at most {@value #WIDTH} columns, for a terminal or a build log. */
final class ConsoleWriter {
    static final int WIDTH = 120;

    private final StringBuilder out = new StringBuilder();

    private ConsoleWriter() {}

    static String write(Document document) {
        ConsoleWriter writer = new ConsoleWriter();
        document.parts().forEach(writer::part);
        document.failures().forEach(failure -> writer.wrapped("ERROR: ", failure));
        writer.wrapped("", document.verdict());
        return writer.out.toString();
    }

    private void part(Part part) {
        if (!part.heading().isBlank()) {
            heading(part.heading(), '=');
        }
        part.sections().forEach(this::section);
        part.tables().stream()
                .filter(table -> !table.title().equals(PromiseTable.TITLE))
                .forEach(this::table);
        heading("circumstances", '-');
        facts(part.facts());
        facts(part.environment());
        part.notes().forEach(note -> wrapped("note: ", note));
        wrapped("again: ", part.commandLine());
        out.append('\n');
    }

    private void section(Section section) {
        heading(section.heading(), '=');
        section.descriptions().forEach(text -> wrapped("", text));
        section.entries().stream().map(Entry::table).forEach(this::table);
        table(section.picks());
    }

    private void table(Table table) {
        if (table.lines().isEmpty()) {
            return;
        }
        out.append('\n').append(AsciiText.of(table.title())).append('\n');
        ConsoleTable.write(table, out);
    }

    private void heading(String text, char underline) {
        String ascii = AsciiText.of(text);
        out.append('\n').append(ascii).append('\n');
        out.append(String.valueOf(underline).repeat(Math.min(WIDTH, ascii.length())))
                .append('\n');
    }

    private void facts(List<Fact> facts) {
        facts.forEach(fact -> wrapped(fact.name() + ": ", fact.value()));
    }

    private void wrapped(String label, String text) {
        ConsoleText.wrap(AsciiText.of(label + text), label.isEmpty() ? 0 : 4, WIDTH)
                .forEach(line -> out.append(line).append('\n'));
    }
}
