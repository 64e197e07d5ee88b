package dev.brine.reports.write;

import dev.brine.reports.text.Html;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Document.Entry;
import dev.brine.reports.write.Document.Part;
import dev.brine.reports.write.Document.Picture;
import dev.brine.reports.write.Document.Section;
import dev.brine.reports.write.FormatsTable.Promise;
import java.util.List;
import java.util.stream.Stream;

/** Lays a document out as one HTML page that loads nothing; its script only sorts, filters and remembers. */
final class HtmlWriter {
    private static final String DOTS_LEGEND =
            "In the pictures of an operation a ring is a fork, the bar the interval and the filled mark the score; the "
                    + "scale is logarithmic where the figures span more than a factor of ten.";
    private static final String FORMATS_LEGEND = "Medians; * best of its size and kind of read, ~ about the same as the"
            + " best: their intervals overlap. \u2713 the format promises it, and the conformance kit tests it.";
    private static final List<String> SCRIPTS = Stream.concat(Stream.of("page.js"), ChooserSection.SCRIPTS.stream())
            .map(HtmlPage::text)
            .toList();

    private final Document document;
    private final Html out;

    private HtmlWriter(Document document) {
        this.document = document;
        this.out = HtmlPage.begin(document.title(), SCRIPTS);
    }

    static String write(Document document, List<String> files) {
        HtmlWriter writer = new HtmlWriter(document);
        writer.head();
        for (int i = 0; i < document.parts().size(); i++) {
            writer.part(document.parts().get(i), i);
        }
        writer.foot(files);
        return HtmlPage.end(writer.out, SCRIPTS);
    }

    private void head() {
        boolean failed = !document.failures().isEmpty();
        out.open("div", "class", failed ? "verdict failed" : "verdict")
                .element("p", document.verdict())
                .list(document.failures())
                .close();
        out.open("nav", "aria-label", "Contents");
        for (int i = 0; i < document.parts().size(); i++) {
            Part part = document.parts().get(i);
            String run = part.heading().isBlank() ? "" : part.heading() + ": ";
            for (int j = 0; j < part.sections().size(); j++) {
                link(sectionId(i, j), run + part.sections().get(j).heading());
            }
            if (!part.choices().isEmpty()) {
                link("chooser-" + i, run + "which format to deploy");
            }
            link("formats-" + i, run + "all formats");
            link("environment-" + i, run + "ratios, promises, environment");
        }
        link("reading", "how to read this");
        out.close().close().open("main");
    }

    private static String sectionId(int part, int section) {
        return "model-" + part + "-" + section;
    }

    private void link(String id, String text) {
        out.element("a", text, "href", "#" + id);
    }

    private void part(Part part, int index) {
        if (!part.heading().isBlank()) {
            out.element("h2", part.heading());
        }
        for (int i = 0; i < part.sections().size(); i++) {
            pictures(part.sections().get(i), sectionId(index, i));
            if (i == 0 && !part.choices().isEmpty()) {
                ChooserSection.write(part.choices(), "chooser-" + index, out);
            }
            if (i == 0 && !part.formats().isEmpty()) {
                formats(part.formats(), "formats-" + index);
            }
        }
        for (int i = 0; i < part.sections().size(); i++) {
            operations(part.sections().get(i), sectionId(index, i) + "-operations");
        }
        out.element("h2", "Ratios, promises, environment", "id", "environment-" + index)
                .titledTable(part.ratios())
                .titledTable(part.promises())
                .element("h3", "The run")
                .facts("facts", part.facts())
                .list(part.notes())
                .element("h3", "Environment")
                .facts("environment", part.environment())
                .element("h3", "To make this run again")
                .element("pre", part.commandLine());
    }

    private void pictures(Section section, String id) {
        out.open("section", "aria-labelledby", id)
                .open("h2", "id", id)
                .element("bdi", section.heading())
                .close();
        List<Picture> pictures = section.pictures();
        if (!pictures.isEmpty()) {
            HtmlPage.figure(pictures.get(0), id + "-picture-0", out);
        }
        if (!section.headline().isEmpty()) {
            out.element("p", String.join(" ", section.headline()), "class", "headline");
        }
        out.open("div", "class", "pictures");
        for (int i = 1; i < pictures.size(); i++) {
            HtmlPage.figure(pictures.get(i), id + "-picture-" + i, out);
        }
        out.close().titledTable(section.picks()).quiet(section.descriptions()).close();
    }

    /** The table of all formats; the page's script makes it sort and filter. */
    private void formats(Table formats, String id) {
        out.open("section", "aria-labelledby", id)
                .element("h2", "All formats", "id", id)
                .quiet(List.of(FORMATS_LEGEND));
        out.open("form", "class", "controls", "hidden", "");
        out.open("label")
                .text("Search ")
                .empty("input", "type", "search", "name", "q", "autocomplete", "off")
                .close();
        List<String> models = formats.data("model").stream().distinct().toList();
        if (models.size() > 1) {
            out.open("label").text("Model ").open("select", "name", "model").element("option", "all", "value", "");
            models.forEach(model -> out.element("option", model));
            out.close().close();
        }
        for (Promise promise : Promise.values()) {
            out.open("label")
                    .empty("input", "type", "checkbox", "name", "need", "value", promise.key())
                    .text(" " + promise.heading())
                    .close();
        }
        out.element("button", "Show all", "type", "reset").close();
        out.table(formats, "class", "figures formats", "id", id + "-table")
                .element("p", "", "class", "quiet count", "role", "status")
                .close();
    }

    private void operations(Section section, String id) {
        out.open("section", "aria-labelledby", id)
                .open("h2", "id", id)
                .element("bdi", section.heading())
                .text(", operation by operation")
                .close();
        out.open("div", "class", "pictures");
        for (int i = 0; i < section.entries().size(); i++) {
            Entry entry = section.entries().get(i);
            if (entry.picture().isPresent()) {
                HtmlPage.figure(entry.picture().get(), id + "-" + i, out);
            } else {
                out.open("div", "class", "across").titledTable(entry.table()).close();
            }
        }
        out.close().titledTable(section.proofs()).close();
    }

    private void foot(List<String> files) {
        out.element("h2", "How to read this", "id", "reading")
                .list(document.legend())
                .element("p", DOTS_LEGEND)
                .open("p")
                .text("The same figures as files:\n");
        files.forEach(file -> out.element("a", file, "href", file));
        out.close();
    }
}
