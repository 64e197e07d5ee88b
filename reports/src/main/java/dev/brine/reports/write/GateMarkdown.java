package dev.brine.reports.write;

import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GateArm;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRow;
import dev.brine.reports.gate.GateVerdict;
import java.util.ArrayList;
import java.util.List;

/** Lays a gate result out as Markdown of a bounded length: verdict, what changed, and the rest folded away. */
final class GateMarkdown {
    private static final String ROWS = """
            | row | verdict | head / base | 95 % interval | pairs | spread | can see | why |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | --- |
            """;
    private static final String CHECKS = """
            | check | row | base | head | unit | rule | verdict | note |
            | --- | --- | ---: | ---: | --- | --- | --- | --- |
            """;
    private static final String LEGEND =
            "Head / base above 1 is slower. What a row can see is the slowdown that nine runs"
                    + " of ten would have called at its spread.";

    private final BoundedMarkdown out;

    private GateMarkdown(int bytes) {
        this.out = new BoundedMarkdown(bytes);
    }

    static String write(GateResult result, int bytes) {
        GateMarkdown writer = new GateMarkdown(bytes);
        writer.document(result);
        return writer.out.text();
    }

    private void document(GateResult result) {
        out.bold(GateText.verdict(result));
        rows(result.rows().stream().filter(GateMarkdown::changed).toList());
        checks(GateText.failed(result.exactChecks()));
        List<GateRow> rest = result.rows().stream().filter(row -> !changed(row)).toList();
        if (!rest.isEmpty()) {
            out.folded(rest.size() + " other rows", () -> rows(rest));
        }
        List<ExactCheck> passed = result.exactChecks().stream()
                .filter(check -> check.verdict() != ExactVerdict.FAILED)
                .toList();
        if (!passed.isEmpty()) {
            out.folded(passed.size() + " other exact checks", () -> checks(passed));
        }
        out.folded("arms, machine and rules", () -> circumstances(result));
        out.list(result.left().stream().map(left -> "not done: " + left).toList());
        out.paragraph(LEGEND);
    }

    private static boolean changed(GateRow row) {
        return row.verdict() == GateVerdict.REGRESSED
                || row.verdict() == GateVerdict.IMPROVED
                || row.verdict() == GateVerdict.CONTAMINATED;
    }

    private void rows(List<GateRow> rows) {
        out.table(ROWS, rows.stream().map(GateMarkdown::cells).toList());
    }

    private void checks(List<ExactCheck> checks) {
        out.table(CHECKS, checks.stream().map(GateMarkdown::cells).toList());
    }

    private static List<String> cells(GateRow row) {
        List<String> cells = new ArrayList<>(GateText.cells(row));
        cells.add(row.reason());
        return cells;
    }

    private static List<String> cells(ExactCheck check) {
        return List.of(
                check.name(),
                check.row(),
                check.base(),
                check.head(),
                check.unit(),
                check.rule(),
                check.verdict().toString(),
                check.note());
    }

    private void circumstances(GateResult result) {
        List<String> items = new ArrayList<>();
        items.addAll(arm("base", result.base()));
        items.addAll(arm("head", result.head()));
        items.add("machine: " + result.machine().text());
        result.nullControls().stream().map(GateText::control).forEach(items::add);
        items.add(GateText.policy(result.policy()));
        items.add("took %s s, started %s, Brine %s"
                .formatted(Math.round(result.elapsedSeconds()), result.startedAt(), result.toolVersion()));
        items.add("again: " + result.commandLine());
        items.addAll(result.notes());
        out.list(items);
    }

    private static List<String> arm(String name, GateArm arm) {
        List<String> items = new ArrayList<>();
        items.add(name + ": " + arm.text());
        arm.facts().forEach((fact, value) -> items.add(name + ", " + fact + ": " + value));
        return items;
    }
}
