package dev.brine.reports.write;

import dev.brine.reports.chart.LineChart.Crossing;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Where one line passes another beyond doubt: before and after the crossing their intervals lie apart, the other way
 * round. Lines that touch within their intervals do not cross.
 */
final class Crossings {
    private final ServedSeries first;
    private final ServedSeries second;
    private final List<Crossing> found = new ArrayList<>();

    private Crossings(ServedSeries first, ServedSeries second) {
        this.first = first;
        this.second = second;
    }

    /** All crossings of lines that were measured with the same state of the page cache. */
    static List<Crossing> of(List<ServedSeries> lines) {
        List<Crossing> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (int j = i + 1; j < lines.size(); j++) {
                if (lines.get(i).start().pageCache().equals(lines.get(j).start().pageCache())) {
                    all.addAll(new Crossings(lines.get(i), lines.get(j)).find());
                }
            }
        }
        return all;
    }

    private List<Crossing> find() {
        int common = Math.min(first.size(), second.size());
        double sureSide = 0;
        int change = 0;
        for (int i = 0;
                i < common && first.counts().get(i).equals(second.counts().get(i));
                i++) {
            if (i > 0 && side(i) != side(i - 1)) {
                change = i;
            }
            double side = sureSide(i);
            if (side * sureSide < 0) {
                add(change, side < 0 ? first : second, side < 0 ? second : first);
            }
            sureSide = side == 0 ? sureSide : side;
        }
        return found;
    }

    private double side(int index) {
        return Math.signum(first.seconds(index) - second.seconds(index));
    }

    private double sureSide(int index) {
        Estimate one = first.estimates().get(index);
        Estimate other = second.estimates().get(index);
        boolean known = one.interval().isPresent() && other.interval().isPresent();
        boolean apart = known && !Interval.overlap(one.interval(), other.interval());
        return apart ? side(index) : 0;
    }

    /** Between two measured counts the lines are taken to be straight in the picture, whose axes are logarithmic. */
    private void add(int change, ServedSeries winner, ServedSeries loser) {
        double before = gap(change - 1);
        double share = before / (before - gap(change));
        double x = between(first.counts().get(change - 1), first.counts().get(change), share);
        double y = between(first.seconds(change - 1), first.seconds(change), share);
        found.add(new Crossing(
                x,
                y,
                "%s passes %s after about %s predictions, %s after the start"
                        .formatted(
                                winner.label(),
                                loser.label(),
                                Numbers.count(Numbers.twoDigits(x)),
                                Numbers.duration(y * 1e9))));
    }

    private double gap(int index) {
        return StrictMath.log(first.seconds(index)) - StrictMath.log(second.seconds(index));
    }

    private static double between(double from, double to, double share) {
        return StrictMath.exp(StrictMath.log(from) + share * (StrictMath.log(to) - StrictMath.log(from)));
    }
}
