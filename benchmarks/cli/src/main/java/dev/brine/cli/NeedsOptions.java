package dev.brine.cli;

import dev.brine.reports.advice.Limit;
import dev.brine.reports.advice.Needs;
import dev.brine.reports.advice.Objective;
import dev.brine.reports.advice.Profile;
import dev.brine.reports.advice.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a format is wanted for: a profile, and what differs from it. */
final class NeedsOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description =
                    "Needs to start from: general (the default, no constraint), edge, serverless, server, archive,"
                            + " python or batch. Printed in full; the options below change it.")
    private String profile = "general";

    @Option(
            names = "--max-file",
            paramLabel = "BYTES",
            converter = Amount.Bytes.class,
            description = "Largest file, such as 10MB.")
    private Optional<Amount> maxFile = Optional.empty();

    @Option(
            names = "--max-heap",
            paramLabel = "BYTES",
            converter = Amount.Bytes.class,
            description = "Largest heap that it must open and predict in.")
    private Optional<Amount> maxHeap = Optional.empty();

    @Option(
            names = "--max-load",
            paramLabel = "TIME",
            converter = Amount.Seconds.class,
            description = "Longest time to the first prediction in a JVM that runs, transfer included, such as 200ms.")
    private Optional<Amount> maxLoad = Optional.empty();

    @Option(
            names = "--max-start",
            paramLabel = "TIME",
            converter = Amount.Seconds.class,
            description = "Longest time from the start of a process to its first prediction, transfer included.")
    private Optional<Amount> maxStart = Optional.empty();

    @Option(names = "--untrusted", description = "Files may come from strangers.")
    private boolean untrusted;

    @Option(names = "--other-languages", description = "The bytes are documented for other languages.")
    private boolean languages;

    @Option(names = "--no-jvm-flags", description = "The JVM starts without flags for a library.")
    private boolean noFlags;

    @Option(names = "--checked", description = "Every byte used is compared with a checksum.")
    private boolean checked;

    @Option(names = "--jdk", paramLabel = "N", description = "JDK to run on, else that of the result.")
    private Optional<Integer> jdk = Optional.empty();

    @Option(
            names = "--bandwidth",
            paramLabel = "RATE",
            converter = Amount.Rate.class,
            description = "The file arrives at 100MB/s or 800Mbit/s before it is loaded; 0 if it is there.")
    private Optional<Amount> bandwidth = Optional.empty();

    @Option(names = "--replicas", paramLabel = "N", description = "Processes on a host that share the file.")
    private Optional<Integer> replicas = Optional.empty();

    @Option(names = "--loads-a-day", paramLabel = "N", description = "Loads for each save.")
    private Optional<Double> loads = Optional.empty();

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "NAME",
            description = "What decides, first to last: file, first-prediction, process-start, host-memory, day,"
                    + " prediction.")
    private List<String> objectives = new ArrayList<>();

    /** Returns the needs; what is wrong with them is an IllegalArgumentException. */
    Needs needs() {
        Needs needs = Profile.ofName(profile).needs();
        needs = limited(needs, Limit.FILE, maxFile);
        needs = limited(needs, Limit.HEAP, maxHeap);
        needs = limited(needs, Limit.LOAD, maxLoad);
        needs = limited(needs, Limit.START, maxStart);
        needs = untrusted ? needs.with(Promise.UNTRUSTED) : needs;
        needs = languages ? needs.with(Promise.LANGUAGES) : needs;
        needs = noFlags ? needs.with(Promise.NO_FLAGS) : needs;
        needs = checked ? needs.with(Promise.CHECKED) : needs;
        needs = jdk.isPresent() ? needs.withJdk(jdk.get()) : needs;
        needs = bandwidth.isPresent() ? needs.withBytesPerSecond(bandwidth.get().value()) : needs;
        needs = replicas.isPresent() ? needs.withReplicas(replicas.get()) : needs;
        needs = loads.isPresent() ? needs.withLoadsADay(loads.get()) : needs;
        return objectives.isEmpty()
                ? needs
                : needs.withObjectives(
                        objectives.stream().map(NeedsOptions::objective).toList());
    }

    private static Needs limited(Needs needs, Limit limit, Optional<Amount> bound) {
        return bound.isPresent() ? needs.withLimit(limit, bound.get().value()) : needs;
    }

    private static Objective objective(String name) {
        return Arrays.stream(Objective.values())
                .filter(objective -> objective.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown objective '%s', known are %s".formatted(name, List.of(Objective.values()))));
    }
}
