package dev.brine.reports.write;

import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.ExactVerdict;
import dev.brine.reports.gate.GateArm;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateRow;
import dev.brine.reports.gate.GateVerdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
            "Head / base above 1 is slower. `can see` is the slowdown that nine runs of ten"
                    + " would have called at this row's spread.\n\n";
    private static final int MAX_CELL = 300;
    private static final int RESERVED_BYTES = 4096;

    private final StringBuilder out = new StringBuilder();
    private int bytesLeft;

    private GateMarkdown(int bytes) {
        this.bytesLeft = bytes - RESERVED_BYTES;
    }

    static String write(GateResult result, int bytes) {
        GateMarkdown writer = new GateMarkdown(bytes);
        writer.document(result);
        return writer.out.toString();
    }

    private void document(GateResult result) {
        append("**" + cell(GateText.verdict(result)) + "**\n\n");
        rows(result.rows().stream().filter(GateMarkdown::changed).toList());
        checks(GateText.failed(result.exactChecks()));
        List<GateRow> rest = result.rows().stream().filter(row -> !changed(row)).toList();
        folded(rest.size() + " other rows", () -> rows(rest));
        List<ExactCheck> passed = result.exactChecks().stream()
                .filter(check -> check.verdict() != ExactVerdict.FAILED)
                .toList();
        folded(passed.size() + " other exact checks", () -> checks(passed));
        folded("arms, machine and rules", () -> circumstances(result));
        list(result.left().stream().map(left -> "not done: " + left).toList());
        append(result.rows().isEmpty() ? "" : LEGEND);
    }

    private static boolean changed(GateRow row) {
        return row.verdict() == GateVerdict.REGRESSED
                || row.verdict() == GateVerdict.IMPROVED
                || row.verdict() == GateVerdict.CONTAMINATED;
    }

    private void rows(List<GateRow> rows) {
        table(ROWS, rows.stream().map(GateMarkdown::cells).toList());
    }

    private void checks(List<ExactCheck> checks) {
        table(CHECKS, checks.stream().map(GateMarkdown::cells).toList());
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

    /** Lines for as long as there is room; the reader is told how many are missing. */
    private void table(String heading, List<List<String>> lines) {
        if (lines.isEmpty()) {
            return;
        }
        append(heading);
        int written = 0;
        while (written < lines.size()
                && fits(lines.get(written).stream()
                        .map(GateMarkdown::cell)
                        .collect(Collectors.joining(" | ", "| ", " |\n")))) {
            written++;
        }
        append("\n");
        if (written < lines.size()) {
            append((lines.size() - written) + " more are left out for length; " + GateReport.JSON + " has all.\n\n");
        }
    }

    private void folded(String title, Runnable content) {
        if (!title.startsWith("0 ")) {
            append("<details><summary>" + cell(title) + "</summary>\n\n");
            content.run();
            append("</details>\n\n");
        }
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
        list(items);
    }

    private static List<String> arm(String name, GateArm arm) {
        List<String> items = new ArrayList<>();
        items.add(name + ": " + arm.text());
        arm.facts().forEach((fact, value) -> items.add(name + ", " + fact + ": " + value));
        return items;
    }

    private void list(List<String> items) {
        int written = 0;
        while (written < items.size() && fits("- " + cell(items.get(written)) + "\n")) {
            written++;
        }
        append(written == 0 ? "" : "\n");
    }

    private static String cell(String text) {
        String shown = text.length() > MAX_CELL ? text.substring(0, MAX_CELL) + "..." : text;
        return MarkdownWriter.escape(shown);
    }

    /** Appends the text if it fits into what is left beside the reserve. */
    private boolean fits(String text) {
        boolean fits = utf8(text) <= bytesLeft;
        if (fits) {
            append(text);
        }
        return fits;
    }

    private void append(String text) {
        out.append(text);
        bytesLeft -= utf8(text);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
