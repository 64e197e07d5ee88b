package dev.brine.reports.write;

import dev.brine.reports.text.Markdown;
import dev.brine.reports.write.Document.Entry;
import dev.brine.reports.write.Document.Part;
import dev.brine.reports.write.Document.Section;

/** Lays a document out as GitHub-flavoured Markdown. */
final class MarkdownWriter {
    private final Markdown out = new Markdown();

    private MarkdownWriter() {}

    static String write(Document document) {
        MarkdownWriter writer = new MarkdownWriter();
        writer.out.heading(1, document.title()).bold(document.verdict()).list(document.failures());
        document.parts().forEach(writer::part);
        return writer.out.heading(2, "How to read this").list(document.legend()).toString();
    }

    private void part(Part part) {
        if (!part.heading().isBlank()) {
            out.heading(2, part.heading());
        }
        out.facts(part.facts()).list(part.notes());
        part.sections().forEach(this::section);
        out.heading(2, "Ratios, promises, environment")
                .titledTable(part.ratios())
                .titledTable(part.promises())
                .heading(3, "Environment")
                .facts(part.environment())
                .heading(3, "To make this run again")
                .fenced(part.commandLine());
    }

    private void section(Section section) {
        out.heading(2, section.heading()).list(section.descriptions()).titledTable(section.picks());
        section.pictures().forEach(picture -> picture.tables().forEach(out::titledTable));
        out.titledTable(section.scores());
        section.entries().stream().map(Entry::table).forEach(out::titledTable);
        out.titledTable(section.proofs());
    }
}
