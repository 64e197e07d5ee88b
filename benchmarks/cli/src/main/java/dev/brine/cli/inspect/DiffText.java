package dev.brine.cli.inspect;

import dev.brine.cli.io.Excerpt;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How two model files differ, as short lines. */
public final class DiffText {
    private static final int SHOWN_LINES = 20;
    private static final int SHOWN_CHARACTERS = 60;

    private final List<String> lines = new ArrayList<>();

    private DiffText() {}

    /** Returns the lines. */
    public static List<String> of(ModelDiff diff) {
        DiffText text = new DiffText();
        text.addDigests(diff);
        text.addChanges("changes", "", diff.state().changes());
        text.addTensors(diff.state());
        diff.predictions().forEach(text::addPredictions);
        text.addInformation(diff);
        return text.lines;
    }

    private void addDigests(ModelDiff diff) {
        if (diff.isSame()) {
            lines.add("digest       %s of both: the same model".formatted(diff.digestA()));
            return;
        }
        lines.add("digest       " + diff.digestA());
        lines.add("          -> " + diff.digestB());
        if (diff.state().changes().isEmpty() && diff.state().tensorChanges().isEmpty()) {
            lines.add("only the bits of a NaN among the attributes or labels differ");
        }
    }

    private void addChanges(String heading, String note, List<StateDiff.Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        lines.add(heading + note);
        Table table = Table.titled("").text("  what", "", "", "");
        shown(changes)
                .forEach(change -> table.line(
                        "  " + Excerpt.of(change.what()), shortened(change.a()), "->", shortened(change.b())));
        List<String> rows = table.padded();
        lines.addAll(rows.subList(1, rows.size()));
        addMore(changes);
    }

    private void addTensors(StateDiff state) {
        List<StateDiff.TensorChange> changes = state.tensorChanges();
        lines.add("tensors      %s of %s differ"
                .formatted(Numbers.count(changes.size()), Numbers.count(state.tensorCount())));
        if (changes.isEmpty()) {
            return;
        }
        Table table = Table.titled("")
                .text("  tensor")
                .number("elements that differ", "first index")
                .text("values there")
                .number("largest difference", "relative");
        shown(changes).forEach(change -> addTensor(table, change));
        lines.addAll(table.padded());
        addMore(changes);
    }

    private static void addTensor(Table table, StateDiff.TensorChange change) {
        if (!change.isCompared()) {
            table.line("  " + Excerpt.of(change.name()), change.a() + " -> " + change.b(), "", "", "", "");
            return;
        }
        StateDiff.TensorDiff diff = change.diff();
        table.line(
                "  " + Excerpt.of(change.name()),
                "%s of %s".formatted(Numbers.count(diff.differing()), Numbers.count(diff.elementCount())),
                Numbers.count(diff.firstIndex()),
                change.values(),
                Numbers.exact(diff.magnitude().absolute()),
                Numbers.exact(diff.magnitude().relative()));
    }

    private void addPredictions(String rowsName, ModelDiff.Predictions predictions) {
        @Nullable PredictionDiff diff = predictions.diff().orElse(null);
        if (diff == null) {
            lines.add("predictions  not compared on the rows of %s: %s".formatted(rowsName, predictions.obstacle()));
        } else if (diff.differing() == 0) {
            lines.add("predictions  equal on %s rows of %s".formatted(Numbers.count(diff.rowCount()), rowsName));
        } else {
            lines.add("predictions  %s of %s rows of %s differ, first row %s: %s; %s"
                    .formatted(
                            Numbers.count(diff.differing()),
                            Numbers.count(diff.rowCount()),
                            rowsName,
                            Numbers.count(diff.firstRow()),
                            diff.firstValues(),
                            diff.magnitude()));
        }
    }

    private void addInformation(ModelDiff diff) {
        List<StateDiff.Change> changes = new ArrayList<>(diff.environment());
        if (!diff.verification().a().equals(diff.verification().b())) {
            changes.add(diff.verification());
        }
        addChanges("beside the model", ", which makes no difference", changes);
    }

    private static <T> List<T> shown(List<T> all) {
        return all.subList(0, Math.min(SHOWN_LINES, all.size()));
    }

    private void addMore(List<?> all) {
        if (all.size() > SHOWN_LINES) {
            lines.add("  and %s more; --json shows them".formatted(Numbers.count(all.size() - SHOWN_LINES)));
        }
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "...";
    }
}
