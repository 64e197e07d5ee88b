package dev.brine.reports.advice;

import dev.brine.reports.advice.Candidate.Metric;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which rows say what memory so many processes take: one kind for all candidates of a model, as kinds do not compare. */
enum MemorySource {
    /** Measured in all of 1, 2 and 4 processes. */
    PROPORTIONAL(""),
    /** Private memory for each process, and file pages once. */
    PEAKS("Memory of several processes is private memory for each and file pages once; it was not measured together."),
    /** All of one process. */
    ONE_PROCESS("Memory was measured for one process only."),
    /** No row. */
    NONE("");

    private final String note;

    MemorySource(String note) {
        this.note = note;
    }

    /** The best source of which there is every row for at least one format. */
    static MemorySource of(List<ResultRow> rows) {
        for (MemorySource source : List.of(PROPORTIONAL, PEAKS, ONE_PROCESS)) {
            if (source.operations().stream().allMatch(operation -> has(rows, operation))) {
                return source;
            }
        }
        return NONE;
    }

    private static boolean has(List<ResultRow> rows, Operation operation) {
        return rows.stream().anyMatch(row -> row.key().operation() == operation && row.status() == RowStatus.OK);
    }

    private List<Operation> operations() {
        return switch (this) {
            case PROPORTIONAL -> List.of(Operation.PSS_1, Operation.PSS_2, Operation.PSS_4);
            case PEAKS -> List.of(Operation.PEAK_ANONYMOUS, Operation.PEAK_FILE);
            case ONE_PROCESS -> List.of(Operation.PEAK_MEMORY);
            case NONE -> List.of();
        };
    }

    Optional<String> note() {
        return note.isEmpty() ? Optional.empty() : Optional.of(note);
    }

    Map<Metric, Range> figures(Function<Operation, Optional<Range>> range) {
        Map<Metric, Range> figures = new EnumMap<>(Metric.class);
        switch (this) {
            case PROPORTIONAL -> {
                range.apply(Operation.PSS_1).ifPresent(value -> figures.put(Metric.MEMORY_1, value));
                range.apply(Operation.PSS_2).ifPresent(value -> figures.put(Metric.MEMORY_2, value));
                range.apply(Operation.PSS_4).ifPresent(value -> figures.put(Metric.MEMORY_4, value));
            }
            case PEAKS ->
                range.apply(Operation.PEAK_ANONYMOUS)
                        .ifPresent(own -> range.apply(Operation.PEAK_FILE).ifPresent(shared -> {
                            figures.put(Metric.MEMORY_1, own.plus(shared));
                            figures.put(Metric.MEMORY_2, own.times(2).plus(shared));
                            figures.put(Metric.MEMORY_4, own.times(4).plus(shared));
                        }));
            case ONE_PROCESS ->
                range.apply(Operation.PEAK_MEMORY).ifPresent(value -> figures.put(Metric.MEMORY_1, value));
            case NONE -> {}
        }
        return figures;
    }
}
