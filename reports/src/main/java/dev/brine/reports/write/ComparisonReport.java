package dev.brine.reports.write;

import dev.brine.reports.compare.Change;
import dev.brine.reports.compare.ComparedRow;
import dev.brine.reports.compare.Comparison;
import dev.brine.reports.internal.RecordJson;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Writes a comparison of two stored results. */
public final class ComparisonReport {
    private static final List<String> HEADINGS =
            List.of("row", "change", "base", "head", "head / base", "95 % interval", "p", "file bytes", "allocated");
    private static final String MARKDOWN_HEAD = """
            | row | change | base | head | head / base | 95 % interval | p | file bytes | allocated |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            """;
    private static final int TEXT_COLUMNS = 2;

    private ComparisonReport() {}

    /** The comparison as ASCII text of at most 120 columns. */
    public static String console(Comparison comparison) {
        StringBuilder out = new StringBuilder();
        line(out, verdict(comparison));
        caveats(comparison).forEach(text -> line(out, text));
        if (!comparison.rows().isEmpty()) {
            out.append('\n');
            ConsoleTable.write(table(comparison), out);
        }
        missing(comparison).forEach(text -> line(out, text));
        return out.toString();
    }

    /**
     * The comparison as GitHub-flavoured Markdown: what changed, and the rest folded away.
     *
     * @param bytes most bytes of UTF-8
     */
    public static String markdown(Comparison comparison, int bytes) {
        BoundedMarkdown out = new BoundedMarkdown(bytes);
        out.bold(verdict(comparison));
        out.list(caveats(comparison));
        out.table(MARKDOWN_HEAD, cells(comparison, true));
        List<List<String>> rest = cells(comparison, false);
        if (!rest.isEmpty()) {
            out.folded(rest.size() + " other rows", () -> out.table(MARKDOWN_HEAD, rest));
        }
        out.list(missing(comparison));
        return out.text();
    }

    /** The comparison as JSON of the schema {@value Comparison#SCHEMA}. */
    public static String json(Comparison comparison) {
        return RecordJson.page(RecordJson.tree(Comparison.SCHEMA, comparison));
    }

    private static void line(StringBuilder out, String text) {
        ConsoleText.wrap(PlainText.ascii(text), 0, ConsoleWriter.WIDTH)
                .forEach(part -> out.append(part).append('\n'));
    }

    private static String verdict(Comparison comparison) {
        List<String> parts = new ArrayList<>();
        for (Change change : Change.values()) {
            long count = comparison.count(change);
            if (count > 0) {
                parts.add(count + " " + words(change));
            }
        }
        return "advisory: " + (parts.isEmpty() ? "no row in common" : String.join(", ", parts));
    }

    private static String words(Change change) {
        return change.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> caveats(Comparison comparison) {
        List<String> texts = new ArrayList<>();
        if (!comparison.machineDifferences().isEmpty()) {
            texts.add("different machine classes, so no ratio is a change of the code: "
                    + String.join("; ", comparison.machineDifferences()));
        }
        texts.addAll(comparison.notes());
        texts.add("The runs were not paired, and p is not corrected for %d rows; brine gate takes pairs and judges."
                .formatted(comparison.rows().size()));
        return texts;
    }

    private static List<String> missing(Comparison comparison) {
        List<String> texts = new ArrayList<>();
        comparison.onlyBase().forEach(id -> texts.add("only in base: " + id));
        comparison.onlyHead().forEach(id -> texts.add("only in head: " + id));
        return texts;
    }

    private static Table table(Comparison comparison) {
        List<Column> columns = new ArrayList<>();
        for (String heading : HEADINGS) {
            columns.add(columns.size() < TEXT_COLUMNS ? Column.text(heading) : Column.number(heading));
        }
        return new Table(
                "",
                List.of(),
                columns,
                comparison.rows().stream().map(ComparisonReport::line).toList());
    }

    private static Line line(ComparedRow row) {
        Tone tone = row.change() == Change.WORSE ? Tone.ERROR : Tone.PLAIN;
        return new Line(tone, cells(row), row.reason());
    }

    private static List<List<String>> cells(Comparison comparison, boolean changed) {
        return comparison.rows().stream()
                .filter(row -> changed == (row.change() == Change.WORSE || row.change() == Change.BETTER))
                .map(ComparisonReport::cells)
                .toList();
    }

    private static List<String> cells(ComparedRow row) {
        return List.of(
                row.id(),
                words(row.change()),
                score(row.unit(), row.baseScore()),
                score(row.unit(), row.headScore()),
                row.ratio().map(ratio -> GateText.ratio(ratio.ratio())).orElse("-"),
                interval(row),
                row.p().isPresent() ? String.format(Locale.ROOT, "%.3f", row.p().getAsDouble()) : "-",
                bytes(row.baseFileBytes(), row.headFileBytes()),
                bytes(rounded(row.baseAllocatedBytes()), rounded(row.headAllocatedBytes())));
    }

    private static String interval(ComparedRow row) {
        return row.ratio()
                .flatMap(ratio -> ratio.interval())
                .map(interval -> GateText.ratio(interval.low()) + " to " + GateText.ratio(interval.high()))
                .orElse("-");
    }

    private static String score(String unit, OptionalDouble score) {
        if (score.isEmpty()) {
            return "-";
        }
        boolean time = unit.equals("ns") || unit.startsWith("ns/");
        return time ? Numbers.duration(score.getAsDouble()) : Numbers.significant(score.getAsDouble()) + " " + unit;
    }

    private static OptionalLong rounded(OptionalDouble bytes) {
        return bytes.isPresent() ? OptionalLong.of(Math.round(bytes.getAsDouble())) : OptionalLong.empty();
    }

    /** The change of an exact value. */
    private static String bytes(OptionalLong base, OptionalLong head) {
        if (base.isEmpty() || head.isEmpty() || base.getAsLong() <= 0) {
            return "-";
        }
        if (base.getAsLong() == head.getAsLong()) {
            return "same";
        }
        double change = (double) head.getAsLong() / base.getAsLong() - 1;
        return String.format(Locale.ROOT, "%+.2f %%", 100 * change);
    }
}
