package dev.brine.reports.write;

import dev.brine.reports.chart.LineChart.Point;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import dev.brine.reports.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a fresh process had served how many predictions.
 *
 * @param estimates seconds since the process was started, one estimate for each count
 */
record ServedSeries(String label, ProcessStart start, List<Double> counts, List<Estimate> estimates) {
    private static final double MILLISECONDS = 1e3;
    private static final int STEPS_PER_DECADE = 4;

    /** Before so many predictions the rate is that of warm-up and page faults. */
    private static final double STEADY_FROM = 1_000;

    /** True where the entry has a figure for the first prediction. */
    static boolean isServing(ProcessStart start) {
        return start.status() == RowStatus.OK && start.stages().contains(ProcessStart.FIRST_PREDICTION);
    }

    /** True where fresh processes of the model served predictions: a report begins with such a model. */
    static boolean isServed(RunResult result, ModelInfo model) {
        return result.starts().stream()
                .anyMatch(start -> model.matches(start.model(), start.sizeLabel()) && isServing(start));
    }

    static ServedSeries of(ProcessStart start, String label) {
        List<Double> counts = new ArrayList<>();
        List<Estimate> estimates = new ArrayList<>();
        for (int stage = 0; stage < start.stages().size(); stage++) {
            OptionalDouble count = count(start.stages().get(stage));
            if (count.isPresent()) {
                counts.add(count.getAsDouble());
                estimates.add(estimate(start, stage));
            }
        }
        return new ServedSeries(label, start, counts, estimates);
    }

    /** Predictions that a stage stands for, or empty where it comes before the first. */
    private static OptionalDouble count(String stage) {
        if (stage.equals(ProcessStart.FIRST_PREDICTION)) {
            return OptionalDouble.of(1);
        }
        String digits = stage.startsWith(ProcessStart.SERVED) ? stage.substring(ProcessStart.SERVED.length()) : "";
        return digits.matches("[1-9][0-9]{0,11}")
                ? OptionalDouble.of(Double.parseDouble(digits))
                : OptionalDouble.empty();
    }

    private static Estimate estimate(ProcessStart start, int stage) {
        List<List<Double>> seconds = start.samplesUpTo(stage).stream()
                .map(process -> List.of(process.get(stage) / MILLISECONDS))
                .toList();
        return Estimate.of("s", seconds);
    }

    boolean isWarm() {
        return start.pageCache().equals("warm");
    }

    int size() {
        return counts.size();
    }

    boolean isMeasuredByAll(int index) {
        int stage = start.stages().size() - (size() - index);
        return start.samplesUpTo(stage).size() == start.samples().size();
    }

    double lastCount() {
        return counts.get(size() - 1);
    }

    double seconds(int index) {
        return estimates.get(index).score();
    }

    List<Point> points() {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            points.add(new Point(counts.get(i), seconds(i), estimates.get(i).interval()));
        }
        return points;
    }

    /** Points past the last measured one, at the rate of its last measured part; none where no steady rate was measured. */
    List<Point> extension(double upTo) {
        List<Point> points = new ArrayList<>();
        if (size() < 2 || lastCount() < STEADY_FROM) {
            return points;
        }
        double last = lastCount();
        double rate = (seconds(size() - 1) - seconds(size() - 2)) / (last - counts.get(size() - 2));
        double step = Math.pow(10, 1.0 / STEPS_PER_DECADE);
        for (double count = last * step; count < upTo * Math.sqrt(step); count *= step) {
            double reached = count * Math.sqrt(step) > upTo ? upTo : count;
            points.add(new Point(reached, seconds(size() - 1) + rate * (reached - last), Optional.empty()));
        }
        return points;
    }
}
