package dev.brine.reports.write;

import dev.brine.reports.chart.Trend;
import dev.brine.reports.history.HistoryLine;
import dev.brine.reports.internal.Html;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.List;
import java.util.Map;

/** Lays a history out as one HTML page that loads nothing and needs no script. */
final class HistoryPage {
    private static final String TITLE = "Brine: history";
    private static final List<Column> COLUMNS = List.of(
            Column.text("commit"),
            Column.text("began"),
            Column.number("score"),
            Column.number("95 % interval"),
            Column.number("forks"),
            Column.text("Brine"));

    private final StringBuilder out = new StringBuilder();
    private int pictures;

    private HistoryPage() {}

    static String write(List<HistoryLine> lines) {
        HistoryPage page = new HistoryPage();
        Map<String, List<Trend>> machines = Trend.byMachine(lines);
        page.head(lines, machines);
        int id = 0;
        for (Map.Entry<String, List<Trend>> machine : machines.entrySet()) {
            page.machine("machine-" + id++, machine.getKey(), machine.getValue());
        }
        page.foot();
        return page.out.toString();
    }

    private void head(List<HistoryLine> lines, Map<String, List<Trend>> machines) {
        line("<!DOCTYPE html>");
        line("<html lang=\"en\">");
        line("<head>");
        line("<meta charset=\"utf-8\">");
        line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        line("<meta http-equiv=\"Content-Security-Policy\" content=\"" + PageAssets.policy(List.of()) + "\">");
        element("title", TITLE);
        line("<style>");
        out.append(PageAssets.style());
        line("</style>");
        line("</head>");
        line("<body>");
        line("<header>");
        element("h1", TITLE);
        long runs = lines.stream().map(HistoryLine::startedAt).distinct().count();
        element("p", "Runs: %s. Machine classes: %s, each apart.".formatted(runs, machines.size()));
        line("<nav aria-label=\"Contents\">");
        int id = 0;
        for (String machine : machines.keySet()) {
            line("<a href=\"#machine-" + id++ + "\">" + Html.escape(machine) + "</a>");
        }
        line("</nav>");
        line("</header>");
        line("<main>");
    }

    private void machine(String id, String machine, List<Trend> trends) {
        line("<section aria-labelledby=\"" + id + "\">");
        line("<h2 id=\"" + id + "\">" + Html.escape(machine) + "</h2>");
        line("<div class=\"pictures\">");
        for (Trend trend : trends) {
            Figure figure = new Figure(trend, List.of(trend.inWords()), List.of(table(trend)));
            HtmlFigure.write(figure, "trend-" + pictures++, out);
        }
        line("</div>");
        line("</section>");
    }

    private static Table table(Trend trend) {
        return new Table(
                trend.title(),
                List.of(),
                COLUMNS,
                trend.lines().stream().map(line -> line(trend, line)).toList());
    }

    private static Line line(Trend trend, HistoryLine line) {
        String interval = line.interval()
                .map(some -> trend.value(some.low()) + " to " + trend.value(some.high()))
                .orElse("not claimed");
        return Line.of(
                Tone.PLAIN,
                List.of(
                        line.commit().isBlank() ? "unknown" : Trend.shortened(line.commit()),
                        line.startedAt().toString(),
                        trend.value(line.score()),
                        interval,
                        Integer.toString(line.forks()),
                        line.toolVersion()));
    }

    private void foot() {
        element("h2", "How to read this");
        element(
                "p",
                "A dot is the score of one run, the median of its forks; the bar is its 95 % interval. Runs are equally"
                        + " spaced, oldest left; the scale is logarithmic and each picture has its own. Runs of different"
                        + " machine classes are never drawn together, and no trend here fails anything.");
        line("</main>");
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
