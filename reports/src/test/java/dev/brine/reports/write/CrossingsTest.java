package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.brine.reports.chart.LineChart.Crossing;
import dev.brine.reports.chart.LineChart.Point;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.RowStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Seconds at 1, 10, 100, ... predictions; three processes, two percent apart. */
class CrossingsTest {
    private static ServedSeries line(String label, String pageCache, double... seconds) {
        List<String> stages = new ArrayList<>(List.of(ProcessStart.MAIN, ProcessStart.FIRST_PREDICTION));
        for (int i = 1; i < seconds.length; i++) {
            stages.add(ProcessStart.SERVED + Math.round(Math.pow(10, i)));
        }
        List<List<Double>> samples = DoubleStream.of(0.98, 1, 1.02)
                .mapToObj(factor -> DoubleStream.concat(DoubleStream.of(0.01), DoubleStream.of(seconds))
                        .map(second -> second * factor * 1e3)
                        .boxed()
                        .toList())
                .toList();
        ProcessStart start = new ProcessStart(
                "forest", "64 MiB", label, "default", "heap", pageCache, RowStatus.OK, "", "equal", stages, samples);
        return ServedSeries.of(start, label);
    }

    private static List<Crossing> crossings(ServedSeries... lines) {
        return Crossings.of(List.of(lines));
    }

    @Test
    void findsWhereALinePassesAnother() {
        List<Crossing> found = crossings(line("early", "warm", 1, 2, 8), line("late", "warm", 2, 2.5, 4));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).inWords())
                .isEqualTo("late passes early after about 18 predictions, 2.80 s after the start");
        assertThat(found.get(0).x()).isBetween(10.0, 100.0);
    }

    @Test
    void marksTheLastChangeOfSidesNotTheDoubtInBetween() {
        List<Crossing> found = crossings(line("a", "warm", 1, 2.01, 2.99, 8), line("b", "warm", 2, 2, 3, 4));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).x()).isBetween(100.0, 1000.0);
    }

    @Test
    void leavesOutLinesThatOnlyTouch() {
        assertThat(crossings(line("a", "warm", 1, 2, 4), line("b", "warm", 1.01, 1.99, 4.01)))
                .isEmpty();
        assertThat(crossings(line("a", "warm", 1, 2, 4), line("b", "warm", 2, 3, 4.01)))
                .isEmpty();
    }

    @Test
    void comparesOnlyLinesOfTheSamePageCache() {
        assertThat(crossings(line("a", "warm", 1, 2, 8), line("b", "guest-cold", 2, 2.5, 4)))
                .isEmpty();
    }

    @Test
    void comparesOnlyWhatBothHaveMeasured() {
        assertThat(crossings(line("a", "warm", 1, 2, 8), line("b", "warm", 2, 2.5)))
                .isEmpty();
    }

    @Test
    void extendsALineAtTheRateOfItsLastPart() {
        List<Point> extension = line("a", "warm", 1, 1.1, 1.9, 91.9).extension(100_000);
        Point last = extension.get(extension.size() - 1);
        assertThat(last.x()).isCloseTo(100_000, within(1e-6));
        assertThat(last.y()).isCloseTo(91.9 + 0.1 * 99_000, within(1e-6));
        assertThat(extension.get(0).x()).isGreaterThan(1_000);
    }

    @Test
    void extendsNoLineThatWasStillWarmingUp() {
        assertThat(line("a", "warm", 1, 1.9, 10.9).extension(10_000)).isEmpty();
        assertThat(line("a", "warm", 1).extension(1_000)).isEmpty();
    }
}
