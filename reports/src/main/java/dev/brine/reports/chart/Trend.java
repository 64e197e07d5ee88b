package dev.brine.reports.chart;

import dev.brine.reports.history.HistoryLine;
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
        return TrendSvg.draw(this, frame.withHeight(HEIGHT), id);
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
        return text + ", " + change + " the run before" + (overlaps(before) ? "; the intervals overlap" : "");
    }

    private boolean overlaps(HistoryLine before) {
        return newest().interval().isPresent()
                && before.interval().isPresent()
                && newest().interval().get().overlaps(before.interval().get());
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
        boolean time = unit.equals("ns") || unit.startsWith("ns/");
        return time ? Numbers.duration(score) : Numbers.significant(score) + " " + unit;
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
}
