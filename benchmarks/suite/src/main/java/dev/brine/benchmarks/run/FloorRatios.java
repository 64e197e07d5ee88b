package dev.brine.benchmarks.run;

import dev.brine.reports.result.FloorRatio;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The ratios that say how near the formats come to the machine's limits, and how far apart they are. */
final class FloorRatios {
    private static final String TARGET_MODEL = "pipeline";

    private final Subject subject;
    private final List<ResultRow> rows;
    private final List<FloorRatio> ratios = new ArrayList<>();

    private FloorRatios(Subject subject, List<ResultRow> rows) {
        this.subject = subject;
        this.rows = rows.stream()
                .filter(row -> row.status() == RowStatus.OK)
                .filter(row -> row.key().model().equals(subject.info().name()))
                .filter(row -> row.key().sizeLabel().equals(subject.info().sizeLabel()))
                .toList();
    }

    static List<FloorRatio> of(List<Subject> subjects, List<ResultRow> rows) {
        List<FloorRatio> all = new ArrayList<>();
        for (Subject subject : subjects) {
            FloorRatios ratios = new FloorRatios(subject, rows);
            ratios.collect();
            all.addAll(ratios.ratios);
        }
        return all;
    }

    private void collect() {
        Optional<ResultRow> tunedLoad = row("kryo", "tuned", Operation.LOAD, HeapSetting.DEFAULT);
        Optional<ResultRow> heapPredict = row("kryo", "tuned", Operation.PREDICT, HeapSetting.DEFAULT);
        add("raw channel write / mmap save", floor(Operation.RAW_CHANNEL_WRITE), mmap(Operation.SAVE), "at least 0.75");
        add(
                "mmap open to first prediction / bare map",
                mmap(Operation.FIRST_PREDICTION),
                floor(Operation.BARE_MAP),
                "at most 1.2");
        add(
                "fastest other to first prediction / mmap, default heap",
                fastestOther(HeapSetting.DEFAULT),
                mmap(Operation.FIRST_PREDICTION),
                "at least 8");
        add(
                "fastest other to first prediction / mmap, pre-touched heap",
                fastestOther(HeapSetting.PRETOUCHED),
                row("mmap", "raw", Operation.FIRST_PREDICTION, HeapSetting.PRETOUCHED),
                "at least 3");
        add("heap predict / mapped predict", heapPredict, mmap(Operation.PREDICT), "at least 0.9");
        add("bare walk / heap predict", floor(Operation.BARE_WALK), heapPredict, "at least 0.9, else the run is void");
        add(
                "tuned Kryo load / raw channel read",
                tunedLoad,
                floor(Operation.RAW_CHANNEL_READ),
                "at most 1.5, else the run is void");
    }

    private void add(String label, Optional<ResultRow> numerator, Optional<ResultRow> denominator, String target) {
        if (numerator.isPresent() && denominator.isPresent()) {
            ratios.add(new FloorRatio(
                    subject.info().name() + ": " + label,
                    numerator.get().key().id(),
                    denominator.get().key().id(),
                    subject.info().name().equals(TARGET_MODEL) ? target : ""));
        }
    }

    private Optional<ResultRow> mmap(Operation operation) {
        return row("mmap", "raw", operation, HeapSetting.DEFAULT);
    }

    private Optional<ResultRow> floor(Operation operation) {
        return row("floor", "default", operation, HeapSetting.DEFAULT);
    }

    private Optional<ResultRow> row(String format, String variant, Operation operation, HeapSetting heap) {
        return find(row -> row.key().format().equals(format)
                        && row.key().variant().equals(variant)
                        && row.key().operation() == operation
                        && row.key().heap() == heap)
                .findFirst();
    }

    private Optional<ResultRow> fastestOther(HeapSetting heap) {
        return find(row -> row.key().operation() == Operation.FIRST_PREDICTION
                        && row.key().heap() == heap
                        && !row.key().format().equals("mmap"))
                .min(Comparator.comparingDouble(row -> Estimate.of(row).score()));
    }

    private java.util.stream.Stream<ResultRow> find(Predicate<ResultRow> predicate) {
        return rows.stream().filter(predicate);
    }
}
