package dev.brine.reports.advice;

import dev.brine.reports.advice.Candidate.Metric;
import dev.brine.reports.advice.Parameter.Line;
import dev.brine.reports.text.Numbers;
import java.util.Optional;
import java.util.OptionalDouble;

/** What to decide by. The text form ({@link #toString()}) is the name used in data and options. */
public enum Objective {
    /** Smallest file. */
    FILE("file", "file size"),
    /** Soonest first prediction in a JVM that runs, after the transfer. */
    FIRST_PREDICTION("first-prediction", "time to the first prediction"),
    /** Soonest first prediction of a process that is started after the transfer. */
    PROCESS_START("process-start", "time from the start of a process to the first prediction"),
    /** Least memory in all of the replicas of a host. */
    HOST_MEMORY("host-memory", "memory"),
    /** Least time a day: one save, and each load with its transfer. */
    DAY("day", "time a day"),
    /** Fastest predictions of an open model. */
    PREDICTION("prediction", "prediction");

    private final String id;
    private final String noun;

    Objective(String id, String noun) {
        this.id = id;
        this.noun = noun;
    }

    /** A few words. */
    public String noun() {
        return noun;
    }

    /** What a candidate scores, lower is better, in seconds or bytes; empty where a figure for it was not measured. */
    Optional<Range> value(Candidate candidate, Needs needs) {
        return switch (this) {
            case FILE -> candidate.file();
            case HOST_MEMORY -> candidate.memory(needs.replicas());
            case PREDICTION -> candidate.figure(Metric.PREDICT);
            case FIRST_PREDICTION, PROCESS_START, DAY ->
                line(candidate, needs, Parameter.BANDWIDTH).map(line -> line.at(needs.secondsPerByte()));
        };
    }

    /** The score as a straight line over a parameter; empty where it does not depend on it or was not measured. */
    Optional<Line> line(Candidate candidate, Needs needs, Parameter parameter) {
        OptionalDouble bytes = candidate.fileBytes();
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        return parameter == Parameter.BANDWIDTH
                ? overSecondsPerByte(candidate, needs, bytes.getAsDouble())
                : overLoads(candidate, needs, bytes.getAsDouble());
    }

    private Optional<Line> overSecondsPerByte(Candidate candidate, Needs needs, double bytes) {
        Optional<Range> load = candidate.figure(Metric.LOAD);
        return switch (this) {
            case FIRST_PREDICTION -> load.map(base -> new Line(base, Range.exact(bytes)));
            case PROCESS_START -> candidate.figure(Metric.START).map(base -> new Line(base, Range.exact(bytes)));
            case DAY ->
                candidate
                        .figure(Metric.SAVE)
                        .flatMap(save -> load.map(each -> new Line(
                                save.plus(each.times(needs.loadsADay())), Range.exact(bytes * needs.loadsADay()))));
            case FILE, HOST_MEMORY, PREDICTION -> Optional.empty();
        };
    }

    private Optional<Line> overLoads(Candidate candidate, Needs needs, double bytes) {
        return this != DAY
                ? Optional.empty()
                : candidate
                        .figure(Metric.SAVE)
                        .flatMap(save -> candidate
                                .figure(Metric.LOAD)
                                .map(load -> new Line(save, load.plus(bytes * needs.secondsPerByte()))));
    }

    /** True where the value is bytes, false where it is seconds. */
    boolean isBytes() {
        return this == FILE || this == HOST_MEMORY;
    }

    /** The value as text with its bounds. */
    String text(Range value) {
        return value.text(isBytes() ? Numbers::bytes : Numbers::seconds);
    }

    /** What the best of all has, such as {@code the smallest file}, for these needs. */
    String superlative(Needs needs) {
        String transfer = needs.bytesPerSecond() > 0 ? ", transfer included" : "";
        return switch (this) {
            case FILE, PREDICTION -> superlative();
            case FIRST_PREDICTION, PROCESS_START -> superlative() + transfer;
            case HOST_MEMORY ->
                superlative()
                        + (needs.replicas() == 1
                                ? ""
                                : " of " + Numbers.count(needs.replicas()) + " replicas on a host");
            case DAY -> superlative() + " for one save and " + Numbers.plain(needs.loadsADay()) + " loads" + transfer;
        };
    }

    /** What the best of all has, whatever the needs. */
    String superlative() {
        return switch (this) {
            case FILE -> "the smallest file";
            case FIRST_PREDICTION -> "the soonest first prediction";
            case PROCESS_START -> "the soonest first prediction of a fresh process";
            case HOST_MEMORY -> "the least memory";
            case DAY -> "the least time a day";
            case PREDICTION -> "the fastest predictions";
        };
    }

    @Override
    public String toString() {
        return id;
    }
}
