package dev.brine.benchmarks.gate;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What Linux says of itself in files; elsewhere most is unknown. */
final class HostFacts {
    private static final int STEAL_FIELD = 8;
    private static final long KIB = 1024;
    private static final int CLOCK_READS = 1000;

    /** The root of {@code proc} and {@code sys}. */
    private final Path root;

    HostFacts(Path root) {
        this.root = root;
    }

    /** Processor time since the start, in ticks. */
    record Ticks(long all, long stolen) {
        /** Returns which part of the time since then the host gave to others, as a share. */
        double stolenSince(Ticks earlier) {
            long passed = all - earlier.all;
            return passed <= 0 ? 0 : (stolen - earlier.stolen) / (double) passed;
        }
    }

    Optional<Ticks> ticks() throws IOException {
        for (String line : lines("proc/stat")) {
            if (line.startsWith("cpu ")) {
                List<String> fields = Stream.of(line.split(" +", -1)).toList();
                long all = fields.stream()
                        .skip(1)
                        .limit(STEAL_FIELD)
                        .mapToLong(Long::parseLong)
                        .sum();
                return Optional.of(new Ticks(all, Long.parseLong(fields.get(STEAL_FIELD))));
            }
        }
        return Optional.empty();
    }

    String governor() throws IOException {
        return first("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor");
    }

    String hugePages() throws IOException {
        return first("sys/kernel/mm/transparent_hugepage/enabled");
    }

    /** Returns a line of {@code meminfo} in bytes. */
    OptionalLong memory(String name) throws IOException {
        return lines("proc/meminfo").stream()
                .filter(line -> line.startsWith(name + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                .findFirst();
    }

    /** Returns the control group's memory limit, of version 2 or 1. */
    String memoryLimit() throws IOException {
        String limit = first("sys/fs/cgroup/memory.max");
        return unlimited(limit.isEmpty() ? first("sys/fs/cgroup/memory/memory.limit_in_bytes") : limit);
    }

    /** Returns the control group's share of processors, of version 2 or 1. */
    String processorLimit() throws IOException {
        String limit = first("sys/fs/cgroup/cpu.max");
        return unlimited(limit.isEmpty() ? first("sys/fs/cgroup/cpu/cpu.cfs_quota_us") : limit);
    }

    /** Version 1 writes -1, or the largest number of whole pages, where there is no limit. */
    private static String unlimited(String limit) {
        boolean isNone = limit.startsWith("max") || limit.equals("-1") || limit.matches("92233720368\\d+");
        return isNone ? "none" : limit;
    }

    static double loadAverage() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /** Returns the smallest step of the clock that was seen, nanoseconds. */
    static long clockStep() {
        long smallest = Long.MAX_VALUE;
        for (int i = 0; i < CLOCK_READS; i++) {
            long start = System.nanoTime();
            long next = System.nanoTime();
            while (next == start) {
                next = System.nanoTime();
            }
            smallest = Math.min(smallest, next - start);
        }
        return smallest;
    }

    private String first(String file) throws IOException {
        return lines(file).stream().findFirst().orElse("").strip();
    }

    private List<String> lines(String file) throws IOException {
        Path path = root.resolve(file);
        return Files.isReadable(path) ? Files.readAllLines(path, StandardCharsets.UTF_8) : List.of();
    }
}
