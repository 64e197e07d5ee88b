package dev.brine.reports.compare;

import dev.brine.reports.result.MachineClass;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunEnvironment;
import dev.brine.reports.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What two stored results say of each other: the schema {@value #SCHEMA}.
 *
 * <p>The runs were taken one after the other, so whatever changed on the machine in between is in every ratio; {@code
 * brine gate} takes pairs instead.
 *
 * @param margin difference that counts, such as 0.05
 * @param machineDifferences what differs between the machine classes; empty where times may be compared
 * @param notes what else differs and bears on the figures, one sentence each
 * @param rows rows that both have, in the order of the base
 * @param starts stages of fresh processes that both have, in the order of the base
 * @param onlyBase ids of rows and starts that the head lacks
 * @param onlyHead ids of rows and starts that the base lacks
 */
public record Comparison(
        double margin,
        List<String> machineDifferences,
        List<String> notes,
        List<ComparedRow> rows,
        List<ComparedStart> starts,
        List<String> onlyBase,
        List<String> onlyHead) {
    /** Name and version of the schema. */
    public static final String SCHEMA = "brine-compare/1";
    /** Margin where none is given. */
    public static final double MARGIN = 0.05;

    /** Copies the lists. */
    public Comparison {
        machineDifferences = List.copyOf(machineDifferences);
        notes = List.copyOf(notes);
        rows = List.copyOf(rows);
        starts = List.copyOf(starts);
        onlyBase = List.copyOf(onlyBase);
        onlyHead = List.copyOf(onlyHead);
    }

    /** Compares a head with a base. */
    public static Comparison of(RunResult base, RunResult head) {
        RowComparer comparer = new RowComparer(new ForkComparer(MARGIN));
        return new Comparison(
                MARGIN,
                MachineClass.of(base.environment()).differences(MachineClass.of(head.environment())),
                notes(base, head),
                rows(base, head, comparer),
                starts(base, head, comparer),
                missing(base, head),
                missing(head, base));
    }

    private static List<ComparedRow> rows(RunResult base, RunResult head, RowComparer comparer) {
        List<ComparedRow> rows = new ArrayList<>();
        for (ResultRow row : base.rows()) {
            head.row(row.key().id()).ifPresent(other -> rows.add(comparer.compare(row, other)));
        }
        return rows;
    }

    private static List<ComparedStart> starts(RunResult base, RunResult head, RowComparer comparer) {
        List<ComparedStart> starts = new ArrayList<>();
        for (ProcessStart start : base.starts()) {
            head.start(start.id())
                    .ifPresent(other -> comparer.compare(start, other).forEach(starts::add));
        }
        return starts;
    }

    /** How many rows and stages of starts changed in that way. */
    public long count(Change change) {
        return Stream.concat(
                        rows.stream().map(ComparedRow::change), starts.stream().map(ComparedStart::change))
                .filter(change::equals)
                .count();
    }

    private static List<String> missing(RunResult from, RunResult in) {
        Stream<String> rows = from.rows().stream()
                .map(row -> row.key().id())
                .filter(id -> in.row(id).isEmpty());
        Stream<String> starts = from.starts().stream()
                .map(ProcessStart::id)
                .filter(id -> in.start(id).isEmpty());
        return Stream.concat(rows, starts).toList();
    }

    private static List<String> notes(RunResult base, RunResult head) {
        List<String> notes = new ArrayList<>();
        RunEnvironment a = base.environment();
        RunEnvironment b = head.environment();
        note(notes, "JVM flags", String.join(" ", a.jvmFlags()), String.join(" ", b.jvmFlags()));
        note(notes, "collector", a.garbageCollector(), b.garbageCollector());
        note(notes, "profile", base.run().profile(), head.run().profile());
        for (ModelInfo model : base.models()) {
            sameModel(model, head)
                    .ifPresent(other -> note(
                            notes,
                            "digest of model '%s' (%s)".formatted(model.name(), model.sizeLabel()),
                            model.digest(),
                            other.digest()));
        }
        return notes;
    }

    private static Optional<ModelInfo> sameModel(ModelInfo model, RunResult in) {
        return in.models().stream()
                .filter(other ->
                        other.name().equals(model.name()) && other.sizeLabel().equals(model.sizeLabel()))
                .findFirst();
    }

    private static void note(List<String> notes, String name, String base, String head) {
        if (!Objects.equals(base, head)) {
            notes.add("%s: base '%s', head '%s'".formatted(name, base, head));
        }
    }
}
