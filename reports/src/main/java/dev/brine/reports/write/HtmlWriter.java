package dev.brine.reports.write;

import dev.brine.reports.write.Document.Fact;
import dev.brine.reports.write.Document.Part;
import dev.brine.reports.write.Document.Section;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Lays a document out as one HTML page that loads nothing and needs no script. */
final class HtmlWriter {
    private static final String STRIP_LEGEND =
            "In the small pictures a tick is a fork, the bar the interval and the dot "
                    + "the score; all rows of a table share one logarithmic scale.";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";

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
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">");
        line("<title>" + Html.escape(document.title()) + "</title>");
        line("<style>");
        out.append(style());
        line("</style>");
        line("</head>");
        line("<body>");
        element("h1", document.title());
        line("<div class=\"verdict" + (document.failures().isEmpty() ? "" : " failed") + "\">");
        element("p", document.verdict());
        list(document.failures());
        line("</div>");
    }

    private static String style() {
        try (InputStream stream = Objects.requireNonNull(HtmlWriter.class.getResourceAsStream("page.css"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void navigation(Document document) {
        line("<nav aria-label=\"Contents\">");
        for (int i = 0; i < document.parts().size(); i++) {
            Part part = document.parts().get(i);
            String run = part.heading().isBlank() ? "" : part.heading() + ": ";
            for (int j = 0; j < part.sections().size(); j++) {
                link(sectionId(i, j), run + part.sections().get(j).heading());
            }
            link("environment-" + i, run + "ratios, promises, environment");
        }
        link("reading", "how to read this");
        line("</nav>");
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
        facts("facts", part.facts());
        list(part.notes());
        for (int i = 0; i < part.sections().size(); i++) {
            section(part.sections().get(i), sectionId(index, i));
        }
        line("<h2 id=\"environment-" + index + "\">Ratios, promises, environment</h2>");
        part.tables().forEach(this::table);
        element("h3", "Environment");
        facts("environment", part.environment());
        element("h3", "To make this run again");
        element("pre", part.commandLine());
    }

    private void section(Section section, String id) {
        line("<section aria-labelledby=\"" + id + "\">");
        line("<h2 id=\"" + id + "\"><bdi>" + Html.escape(section.heading()) + "</bdi></h2>");
        section.descriptions().forEach(text -> line("<p class=\"quiet\">" + Html.escape(text) + "</p>"));
        table(section.picks());
        line("<div class=\"pictures\">");
        for (int i = 0; i < section.pictures().size(); i++) {
            picture(section.pictures().get(i), id + "-picture-" + i);
        }
        line("</div>");
        section.tables().forEach(this::table);
        line("</section>");
    }

    private void picture(ScatterPlot plot, String id) {
        line("<figure>");
        line("<div class=\"wide\">" + ScatterSvg.draw(plot, id) + "</div>");
        String missing = plot.notDrawn().isEmpty() ? "" : " Not drawn: " + String.join(", ", plot.notDrawn()) + ".";
        element("figcaption", plot.title() + ". Low and left is better. Bars are 95 % intervals." + missing);
        line("</figure>");
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
        element("p", STRIP_LEGEND);
        line("<p>The same figures as files:");
        files.forEach(file -> line("<a href=\"" + Html.escape(file) + "\">" + Html.escape(file) + "</a>"));
        line("</p>");
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
