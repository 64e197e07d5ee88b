package dev.brine.reports.write;

import dev.brine.reports.internal.Html;
import dev.brine.reports.write.FormatsTable.Line;
import dev.brine.reports.write.FormatsTable.Promise;
import java.util.List;

/** Lays the table of all formats out; the page's script makes it sort and filter. */
final class HtmlFormats {
    private static final int FIRST_NUMBER = 3;

    private final FormatsTable table;
    private final String id;
    private final StringBuilder out;

    private HtmlFormats(FormatsTable table, String id, StringBuilder out) {
        this.table = table;
        this.id = id;
        this.out = out;
    }

    static void write(FormatsTable table, String id, StringBuilder out) {
        if (!table.lines().isEmpty()) {
            new HtmlFormats(table, id, out).write();
        }
    }

    private void write() {
        out.append("<section aria-labelledby=\"").append(id).append("\">\n");
        out.append("<h2 id=\"").append(id).append("\">All formats</h2>\n");
        out.append("<p class=\"quiet\">Medians; * best of its size and kind of read, ~ about the same as the best: "
                + "their intervals overlap. \u2713 the format promises it, and the conformance kit tests it.</p>\n");
        controls();
        HtmlTable.openScroller("Table: all formats", out);
        out.append("<table class=\"figures formats\" id=\"").append(id).append("-table\">\n<thead><tr>");
        for (int i = 0; i < table.columns().size(); i++) {
            heading(table.columns().get(i), i >= FIRST_NUMBER);
        }
        for (Promise promise : Promise.values()) {
            heading(promise.heading(), false);
        }
        out.append("</tr></thead>\n");
        table.lines().forEach(this::line);
        out.append("</table></div>\n");
        out.append("<p class=\"quiet count\" role=\"status\"></p>\n</section>\n");
    }

    private void controls() {
        out.append("<form class=\"controls\" hidden>\n");
        out.append("<label>Search <input type=\"search\" name=\"q\" autocomplete=\"off\"></label>\n");
        List<String> models = table.lines().stream().map(Line::model).distinct().toList();
        if (models.size() > 1) {
            out.append("<label>Model <select name=\"model\"><option value=\"\">all</option>");
            models.forEach(
                    model -> out.append("<option>").append(Html.escape(model)).append("</option>"));
            out.append("</select></label>\n");
        }
        for (Promise promise : Promise.values()) {
            out.append("<label><input type=\"checkbox\" name=\"need\" value=\"")
                    .append(promise.key())
                    .append("\"> ")
                    .append(promise.heading())
                    .append("</label>\n");
        }
        out.append("<button type=\"reset\">Show all</button>\n</form>\n");
    }

    private void heading(String text, boolean number) {
        out.append(number ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
                .append(Html.escape(text))
                .append("</th>");
    }

    private void line(Line line) {
        List<String> keys = line.promises().stream().map(Promise::key).toList();
        out.append("<tbody data-model=\"").append(Html.escape(line.model()));
        out.append("\" data-promises=\"").append(String.join(" ", keys)).append("\"><tr");
        out.append(line.failed() ? " class=\"failed\"" : "").append("><th scope=\"row\">");
        out.append(Html.escape(line.cells().get(0))).append("</th>");
        for (int i = 1; i < line.cells().size(); i++) {
            cell(line.cells().get(i), i >= FIRST_NUMBER);
        }
        for (Promise promise : Promise.values()) {
            boolean kept = line.promises().contains(promise);
            out.append("<td>").append(kept ? "\u2713<span class=\"sr\"> yes</span>" : "<span class=\"sr\">no</span>");
            out.append("</td>");
        }
        out.append("</tr></tbody>\n");
    }

    private void cell(String text, boolean number) {
        String style = number ? " class=\"number" + (text.equals("ERROR") ? " bad" : "") + "\"" : "";
        out.append("<td").append(style).append('>').append(Html.escape(text)).append("</td>");
    }
}
