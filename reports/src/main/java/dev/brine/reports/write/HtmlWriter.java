package dev.brine.reports.write;

import dev.brine.reports.internal.Html;
import dev.brine.reports.write.Document.Entry;
import dev.brine.reports.write.Document.Fact;
import dev.brine.reports.write.Document.Part;
import dev.brine.reports.write.Document.Section;
import java.util.List;
import java.util.stream.Stream;

/** Lays a document out as one HTML page that loads nothing; its script only sorts, filters and remembers. */
final class HtmlWriter {
    private static final String DOTS_LEGEND =
            "In the pictures of an operation a ring is a fork, the bar the interval and the filled mark the score; the "
                    + "scale is logarithmic where the figures span more than a factor of ten.";

    private static final List<String> SCRIPTS = Stream.concat(Stream.of("page.js"), ChooserSection.SCRIPTS.stream())
            .map(PageAssets::text)
            .toList();

    private final StringBuilder out = new StringBuilder();
    private int ids;

    private HtmlWriter() {}

    static String write(Document document, List<String> files) {
        HtmlWriter writer = new HtmlWriter();
        writer.head(document);
        writer.navigation(document);
        document.parts().forEach(writer::part);
        writer.foot(document, files);
        return writer.out.toString();
    }

    private void head(Document document) {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"" + PageAssets.policy(SCRIPTS) + "\">");
        line("<title>" + Html.escape(document.title()) + "</title>");
        line("<style>");
        out.append(PageAssets.style());
        line("</style>");
        line("</head>");
        line("<body>");
        line("<header>");
        element("h1", document.title());
        line("<div class=\"verdict" + (document.failures().isEmpty() ? "" : " failed") + "\">");
        element("p", document.verdict());
        list(document.failures());
        line("</div>");
    }

    private void navigation(Document document) {
        line("<nav aria-label=\"Contents\">");
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
        line("</nav>");
        line("</header>");
        line("<main>");
    }

    private static String sectionId(int part, int section) {
        return "model-" + part + "-" + section;
    }

    private void link(String id, String text) {
        line("<a href=\"#" + id + "\">" + Html.escape(text) + "</a>");
    }

    private void part(Part part) {
        int index = ids++;
        if (!part.heading().isBlank()) {
            element("h2", part.heading());
        }
        for (int i = 0; i < part.sections().size(); i++) {
            pictures(part.sections().get(i), sectionId(index, i));
            if (i == 0 && !part.choices().isEmpty()) {
                ChooserSection.write(part.choices(), "chooser-" + index, out);
            }
            if (i == 0) {
                HtmlFormats.write(part.formats(), "formats-" + index, out);
            }
        }
        for (int i = 0; i < part.sections().size(); i++) {
            operations(part.sections().get(i), sectionId(index, i));
        }
        line("<h2 id=\"environment-" + index + "\">Ratios, promises, environment</h2>");
        part.tables().forEach(this::table);
        element("h3", "The run");
        facts("facts", part.facts());
        list(part.notes());
        element("h3", "Environment");
        facts("environment", part.environment());
        element("h3", "To make this run again");
        element("pre", part.commandLine());
    }

    private void pictures(Section section, String id) {
        line("<section aria-labelledby=\"" + id + "\">");
        line("<h2 id=\"" + id + "\"><bdi>" + Html.escape(section.heading()) + "</bdi></h2>");
        List<Figure> pictures = section.pictures();
        if (!pictures.isEmpty()) {
            HtmlFigure.write(pictures.get(0), id + "-picture-0", out);
        }
        headline(section);
        line("<div class=\"pictures\">");
        for (int i = 1; i < pictures.size(); i++) {
            HtmlFigure.write(pictures.get(i), id + "-picture-" + i, out);
        }
        line("</div>");
        table(section.picks());
        section.descriptions().forEach(text -> line("<p class=\"quiet\">" + Html.escape(text) + "</p>"));
        line("</section>");
    }

    private void headline(Section section) {
        if (!section.headline().isEmpty()) {
            line("<p class=\"headline\">" + Html.escape(String.join(" ", section.headline())) + "</p>");
        }
    }

    private void operations(Section section, String id) {
        line("<section aria-labelledby=\"" + id + "-operations\">");
        line("<h2 id=\"" + id + "-operations\"><bdi>" + Html.escape(section.heading())
                + "</bdi>, operation by operation</h2>");
        List<Entry> entries = section.entries();
        line("<div class=\"pictures\">");
        for (int i = 0; i < entries.size(); i++) {
            entry(entries.get(i), id + "-operation-" + i);
        }
        line("</div>");
        table(section.proofs());
        line("</section>");
    }

    private void entry(Entry entry, String id) {
        if (entry.picture().isPresent()) {
            HtmlFigure.write(entry.picture().orElseThrow(), id, out);
        } else {
            line("<div class=\"across\">");
            table(entry.table());
            line("</div>");
        }
    }

    private void table(Table table) {
        if (table.lines().isEmpty()) {
            return;
        }
        element("h3", table.title());
        table.captions().forEach(text -> line("<p class=\"quiet\">" + Html.escape(text) + "</p>"));
        HtmlTable.write(table, out);
    }

    private void facts(String style, List<Fact> facts) {
        line("<dl class=\"" + style + "\">");
        facts.forEach(fact ->
                line("<div><dt>" + Html.escape(fact.name()) + "</dt><dd>" + Html.escape(fact.value()) + "</dd></div>"));
        line("</dl>");
    }

    private void list(List<String> items) {
        if (!items.isEmpty()) {
            line("<ul>");
            items.forEach(item -> element("li", item));
            line("</ul>");
        }
    }

    private void foot(Document document, List<String> files) {
        line("<h2 id=\"reading\">How to read this</h2>");
        list(document.legend());
        element("p", DOTS_LEGEND);
        line("<p>The same figures as files:");
        files.forEach(file -> line("<a href=\"" + Html.escape(file) + "\">" + Html.escape(file) + "</a>"));
        line("</p>");
        line("</main>");
        SCRIPTS.forEach(script -> out.append("<script>").append(script).append("</script>\n"));
        line("</body>");
        line("</html>");
    }

    private void element(String name, String text) {
        line("<" + name + ">" + Html.escape(text) + "</" + name + ">");
    }

    private void line(String markup) {
        out.append(markup).append('\n');
    }
}
