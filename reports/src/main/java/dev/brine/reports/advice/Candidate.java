package dev.brine.reports.advice;

import dev.brine.reports.result.Operation;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One way to deploy a model: a variant of a format, and how its file is opened.
 *
 * @param format name of the format
 * @param variant variant of the format
 * @param openMode {@code mapped}, {@code lazy} (read at first touch) or {@code heap} (read whole)
 * @param label how to call it
 * @param refusal why it cannot be picked whatever is needed, such as a row that is ERROR; blank where it can
 * @param traits traits of the variant, as the result names them
 * @param isChecked whether every byte used was compared with a checksum
 * @param fileBytes size of its file, empty where not known
 * @param figures what was measured, in seconds and bytes
 * @param flags JVM flags of its library by feature version of the JDK; a version between two has the flags of the lower
 */
record Candidate(
        String format,
        String variant,
        String openMode,
        String label,
        String refusal,
        List<String> traits,
        boolean isChecked,
        OptionalDouble fileBytes,
        Map<Metric, Range> figures,
        SortedMap<Integer, Flags> flags) {
    /** A figure that a candidate can have. The text form ({@link #toString()}) is the name used in data. */
    enum Metric {
        /** From a file in the page cache to the first prediction, in a JVM that runs. */
        LOAD("load", "the first prediction"),
        /** From the start of a process to the first prediction. */
        START("start", "the start of a process"),
        HEAP("heap", "the smallest heap"),
        SAVE("save", "saving"),
        PREDICT("predict", "prediction"),
        /** Memory in all of so many processes that share the file. */
        MEMORY_1("memory1", "memory"),
        MEMORY_2("memory2", "memory"),
        MEMORY_4("memory4", "memory");

        private final String id;
        private final String noun;

        Metric(String id, String noun) {
            this.id = id;
            this.noun = noun;
        }

        String noun() {
            return noun;
        }

        /** The row that holds the figure whatever way a file is opened, where there is one. */
        Optional<Operation> operation() {
            return switch (this) {
                case HEAP -> Optional.of(Operation.SMALLEST_HEAP);
                case SAVE -> Optional.of(Operation.SAVE);
                case PREDICT -> Optional.of(Operation.PREDICT);
                case LOAD, START, MEMORY_1, MEMORY_2, MEMORY_4 -> Optional.empty();
            };
        }

        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * JVM flags of a library.
     *
     * @param required what it does not work without
     * @param silencing what only spares a warning of the JVM
     */
    record Flags(List<String> required, List<String> silencing) {
        Flags {
            required = List.copyOf(required);
            silencing = List.copyOf(silencing);
        }
    }

    Candidate {
        traits = List.copyOf(traits);
        Map<Metric, Range> ordered = new EnumMap<>(Metric.class);
        ordered.putAll(figures);
        figures = Collections.unmodifiableMap(ordered);
        flags = Collections.unmodifiableSortedMap(new TreeMap<>(flags));
    }

    String id() {
        return format + ":" + variant + ":" + openMode;
    }

    boolean isOfTheFileOf(Candidate other) {
        return format.equals(other.format) && variant.equals(other.variant);
    }

    Optional<Range> figure(Metric figure) {
        return Optional.ofNullable(figures.get(figure));
    }

    Optional<Range> file() {
        return fileBytes.isPresent() ? Optional.of(Range.exact(fileBytes.getAsDouble())) : Optional.empty();
    }

    /** Flags on a JDK, or empty where the result does not say. */
    Optional<Flags> flags(int jdk) {
        Optional<Flags> found = Optional.empty();
        for (Map.Entry<Integer, Flags> entry : flags.entrySet()) {
            if (entry.getKey() <= jdk) {
                found = Optional.of(entry.getValue());
            }
        }
        return flags.isEmpty() || jdk > flags.lastKey() ? Optional.empty() : found;
    }

    /** Memory in all of so many processes: measured for 1, 2 and 4; on the straight line through 2 and 4 beyond. */
    Optional<Range> memory(int replicas) {
        Optional<Range> two = figure(Metric.MEMORY_2);
        Optional<Range> four = figure(Metric.MEMORY_4);
        return switch (replicas) {
            case 1 -> figure(Metric.MEMORY_1);
            case 2 -> two;
            default -> two.flatMap(a -> four.map(b -> beyondTwo(a, b, replicas)));
        };
    }

    /** Noise must not make memory fall as processes are added. */
    private static Range beyondTwo(Range two, Range four, int replicas) {
        double steps = (replicas - 2) / 2.0;
        double mid = two.mid() + Math.max(0, four.mid() - two.mid()) * steps;
        double low = Math.max(0, two.low() + (four.low() - two.low()) * steps);
        double high = two.high() + (four.high() - two.high()) * steps;
        return new Range(Math.min(low, mid), mid, Math.max(high, mid));
    }
}
