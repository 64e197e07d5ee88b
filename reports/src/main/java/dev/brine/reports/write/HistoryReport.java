package dev.brine.reports.write;

import dev.brine.reports.chart.Trend;
import dev.brine.reports.history.HistoryLine;
import dev.brine.reports.text.Html;
import dev.brine.reports.text.Table;
import dev.brine.reports.write.Document.Picture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes the page of a history: a trend a row, apart for every machine class. */
public final class HistoryReport {
    /** Name of the page. */
    public static final String PAGE = "history.html";

    private static final String LEGEND =
            "A dot is the score of one run, the median of its forks; the bar is its 95 % interval. Runs are equally"
                    + " spaced, oldest left; the scale is logarithmic and each picture has its own. Runs of different"
                    + " machine classes are never drawn together, and no trend here fails anything.";

    private HistoryReport() {}

    /**
     * Writes {@value #PAGE}, complete or not at all; it loads nothing and needs no script.
     *
     * @param directory created where it does not exist
     * @return the page
     * @throws IOException if the directory or the page cannot be written
     */
    public static Path write(Path directory, List<HistoryLine> lines) throws IOException {
        return Report.write(directory, Map.of(PAGE, page(lines))).get(0);
    }

    private static String page(List<HistoryLine> lines) {
        Map<String, List<Trend>> trends = Trend.byMachine(lines);
        List<String> machines = List.copyOf(trends.keySet());
        long runs = lines.stream().map(HistoryLine::startedAt).distinct().count();
        Html out = HtmlPage.begin("Brine: history", List.of())
                .element("p", "Runs: %s. Machine classes: %s, each apart.".formatted(runs, machines.size()))
                .open("nav", "aria-label", "Contents");
        for (int i = 0; i < machines.size(); i++) {
            out.element("a", machines.get(i), "href", "#machine-" + i);
        }
        out.close().close().open("main");
        for (int i = 0; i < machines.size(); i++) {
            String id = "machine-" + i;
            out.open("section", "aria-labelledby", id)
                    .element("h2", machines.get(i), "id", id)
                    .open("div", "class", "pictures");
            List<Trend> ofMachine = Objects.requireNonNull(trends.get(machines.get(i)));
            for (int j = 0; j < ofMachine.size(); j++) {
                Trend trend = ofMachine.get(j);
                HtmlPage.figure(
                        new Picture(trend, List.of(trend.inWords()), List.of(table(trend))), id + "-trend-" + j, out);
            }
            out.close().close();
        }
        out.element("h2", "How to read this").element("p", LEGEND);
        return HtmlPage.end(out, List.of());
    }

    private static Table table(Trend trend) {
        Table table = Table.titled(trend.title())
                .text("commit", "began")
                .number("score", "95 % interval", "forks")
                .text("Brine");
        for (HistoryLine line : trend.lines()) {
            table.line(
                    line.commit().isBlank() ? "unknown" : Trend.shortened(line.commit()),
                    line.startedAt().toString(),
                    trend.value(line.score()),
                    RowText.interval(line.interval(), trend::value),
                    Integer.toString(line.forks()),
                    line.toolVersion());
        }
        return table;
    }
}
