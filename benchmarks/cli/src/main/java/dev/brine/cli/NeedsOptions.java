package dev.brine.cli;

import dev.brine.reports.advice.Limit;
import dev.brine.reports.advice.Needs;
import dev.brine.reports.advice.Objective;
import dev.brine.reports.advice.Profile;
import dev.brine.reports.advice.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What a format is wanted for: a profile, and what differs from it. */
final class NeedsOptions {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?) ?([A-Za-z/]*)");
    private static final Map<String, Double> BYTES =
            Map.of("", 1.0, "b", 1.0, "kb", 1e3, "mb", 1e6, "gb", 1e9, "kib", 0x1p10, "mib", 0x1p20, "gib", 0x1p30);
    private static final Map<String, Double> SECONDS = Map.of("us", 1e-6, "ms", 1e-3, "s", 1.0, "min", 60.0);
    private static final double BITS_A_BYTE = 8;

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
            converter = Bytes.class,
            description = "Largest file, such as 10MB.")
    private Optional<Double> maxFile = Optional.empty();

    @Option(
            names = "--max-heap",
            paramLabel = "BYTES",
            converter = Bytes.class,
            description = "Largest heap that it must open and predict in.")
    private Optional<Double> maxHeap = Optional.empty();

    @Option(
            names = "--max-load",
            paramLabel = "TIME",
            converter = Seconds.class,
            description = "Longest time to the first prediction in a JVM that runs, transfer included, such as 200ms.")
    private Optional<Double> maxLoad = Optional.empty();

    @Option(
            names = "--max-start",
            paramLabel = "TIME",
            converter = Seconds.class,
            description = "Longest time from the start of a process to its first prediction, transfer included.")
    private Optional<Double> maxStart = Optional.empty();

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
            converter = Rate.class,
            description = "The file arrives at 100MB/s or 800Mbit/s before it is loaded; 0 if it is there.")
    private Optional<Double> bandwidth = Optional.empty();

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
        needs = bandwidth.isPresent() ? needs.withBytesPerSecond(bandwidth.get()) : needs;
        needs = replicas.isPresent() ? needs.withReplicas(replicas.get()) : needs;
        needs = loads.isPresent() ? needs.withLoadsADay(loads.get()) : needs;
        return objectives.isEmpty()
                ? needs
                : needs.withObjectives(
                        objectives.stream().map(NeedsOptions::objective).toList());
    }

    private static Needs limited(Needs needs, Limit limit, Optional<Double> bound) {
        return bound.isPresent() ? needs.withLimit(limit, bound.get()) : needs;
    }

    private static Objective objective(String name) {
        return Arrays.stream(Objective.values())
                .filter(objective -> objective.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown objective '%s', known are %s".formatted(name, List.of(Objective.values()))));
    }

    /** Reads bytes; 1 MB is 10^6, 1 MiB is 2^20. */
    private static final class Bytes implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return amount(text, BYTES, "a size, expected bytes such as 10000000, 10MB or 64MiB");
        }
    }

    /** Reads bytes a second, also given as bits. */
    private static final class Rate implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            String expected = "a bandwidth, expected one such as 100MB/s or 800Mbit/s";
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.endsWith("bit/s")) {
                return amount(text.substring(0, text.length() - "it/s".length()), BYTES, expected) / BITS_A_BYTE;
            }
            return amount(lower.endsWith("/s") ? text.substring(0, text.length() - 2) : text, BYTES, expected);
        }
    }

    /** Reads seconds. */
    private static final class Seconds implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return amount(text, SECONDS, "a time, expected one such as 200ms or 1.5s");
        }
    }

    private static double amount(String text, Map<String, Double> units, String expected) {
        Matcher matcher = AMOUNT.matcher(text);
        Double unit = matcher.matches() ? units.get(matcher.group(2).toLowerCase(Locale.ROOT)) : null;
        if (unit == null) {
            throw new TypeConversionException("'%s' is not %s".formatted(text, expected));
        }
        return Double.parseDouble(matcher.group(1)) * unit;
    }
}
