package dev.brine.reports.chart;

import dev.brine.reports.chart.Svg.Spot;
import dev.brine.reports.history.HistoryLine;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Numbers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One row of one machine class over time.
 *
 * @param lines the runs, oldest first
 */
public record Trend(String row, String unit, List<HistoryLine> lines) implements Chart {
    private static final double HEIGHT = 230;
    private static final int COMMIT_LETTERS = 9;

    /** The trends by machine class and row, both in the order of their first appearance. */
    public static Map<String, List<Trend>> byMachine(List<HistoryLine> lines) {
        Map<List<String>, List<HistoryLine>> groups = lines.stream()
                .sorted(Comparator.comparing(HistoryLine::startedAt))
                .collect(Collectors.groupingBy(
                        line -> List.of(line.machine().text(), line.row(), line.unit()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<String, List<Trend>> trends = new LinkedHashMap<>();
        groups.forEach((key, group) -> trends.computeIfAbsent(key.get(0), machine -> new ArrayList<>())
                .add(new Trend(key.get(1), key.get(2), group)));
        return trends;
    }

    @Override
    public String title() {
        return row;
    }

    @Override
    public Frame frame() {
        return Frame.HALF.withHeight(HEIGHT);
    }

    @Override
    public String draw(Frame frame, String id) {
        return Drawing.draw(this, frame.withHeight(HEIGHT), id);
    }

    /** Every run in words, for who does not see the picture. */
    String everyRun() {
        return lines.stream()
                .map(line -> label(line) + " " + value(line.score()))
                .collect(Collectors.joining("; "));
    }

    HistoryLine newest() {
        return lines.get(lines.size() - 1);
    }

    /** Newest score, and how it stands to the run before. */
    public String inWords() {
        String text = value(newest().score()) + " at " + label(newest());
        if (lines.size() < 2) {
            return text + ", the only run";
        }
        HistoryLine before = lines.get(lines.size() - 2);
        String change = before.score() == 0
                ? "no ratio to"
                : String.format(Locale.ROOT, "%+.1f %% against", 100 * (newest().score() / before.score() - 1))
                        .replace("-0.0", "+0.0");
        return text + ", " + change + " the run before"
                + (Interval.overlap(newest().interval(), before.interval()) ? "; the intervals overlap" : "");
    }

    /** True if every value can stand on a logarithmic axis. */
    boolean positive() {
        return values().stream().allMatch(value -> value > 0);
    }

    /** Scores and ends of intervals. */
    List<Double> values() {
        List<Double> values = new ArrayList<>();
        for (HistoryLine line : lines) {
            values.add(line.score());
            line.interval().ifPresent(interval -> values.addAll(List.of(interval.low(), interval.high())));
        }
        return values;
    }

    /** A score with its unit. */
    public String value(double score) {
        return Numbers.withUnit(score, unit);
    }

    /** The commit, short, and the day; the day alone where no commit is known. */
    static String label(HistoryLine line) {
        LocalDate day = LocalDate.ofInstant(line.startedAt(), ZoneOffset.UTC);
        String commit = line.commit();
        return commit.isBlank() ? day.toString() : shortened(commit) + " (" + day + ")";
    }

    /** The start of a commit's name, as readers know it. */
    public static String shortened(String commit) {
        return commit.length() > COMMIT_LETTERS ? commit.substring(0, COMMIT_LETTERS) : commit;
    }

    /** Draws a trend: runs from left to right, equally spaced, a mark for the score and a bar for its interval. */
    private static final class Drawing {
        private static final double TOP = 14;
        private static final double RADIUS = 4;
        private static final String COLOUR = "s0";

        private final Trend trend;
        private final Frame frame;
        private final double left;
        private final double right;
        private final double bottom;
        private final Axis axis;
        private final Svg svg;

        private Drawing(Trend trend, Frame frame, String id) {
            this.trend = trend;
            this.frame = frame;
            this.right = frame.width() - 14;
            this.bottom = frame.height() - 2.8 * frame.line();
            this.axis = trend.positive()
                    ? Axis.logarithmic(trend.values(), bottom, TOP)
                    : Axis.fitting(trend.values(), bottom, TOP);
            this.left = 14 + frame.widest(axis.ticks().stream().map(tick -> Numbers.tick(tick, trend::value)));
            this.svg = Svg.image(frame, id, trend.title(), trend.everyRun());
        }

        static String draw(Trend trend, Frame frame, String id) {
            Drawing drawing = new Drawing(trend, frame, id);
            drawing.axes();
            drawing.runs();
            return drawing.svg.end();
        }

        private void axes() {
            svg.gridUp(axis, left, right, 8, tick -> Numbers.tick(tick, trend::value));
            svg.line("axis", left, bottom, right, bottom).line("axis", left, TOP, left, bottom);
            List<HistoryLine> lines = trend.lines();
            svg.text("start", left, bottom + 1.2 * frame.line(), label(lines.get(0)));
            if (lines.size() > 1) {
                svg.text("end", right, bottom + 2.4 * frame.line(), label(trend.newest()));
            }
        }

        private void runs() {
            List<HistoryLine> lines = trend.lines();
            svg.group(COLOUR);
            svg.polyline(
                    "path",
                    IntStream.range(0, lines.size()).mapToObj(this::spot).toList());
            for (int i = 0; i < lines.size(); i++) {
                double x = spot(i).x();
                lines.get(i).interval().ifPresent(interval -> svg.intervalUp("interval", "cap", axis, interval, x));
                svg.circle("mark", x, spot(i).y(), RADIUS);
            }
            svg.endGroup();
        }

        private Spot spot(int run) {
            int runs = trend.lines().size();
            double share = runs == 1 ? 0.5 : (double) run / (runs - 1);
            return new Spot(
                    left + 12 + (right - left - 24) * share,
                    axis.position(trend.lines().get(run).score()));
        }
    }
}
