package dev.brine.reports.write;

import dev.brine.reports.compare.Change;
import dev.brine.reports.compare.ComparedRow;
import dev.brine.reports.compare.Comparison;
import dev.brine.reports.internal.RecordJson;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.write.Table.Column;
import dev.brine.reports.write.Table.Line;
import dev.brine.reports.write.Table.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Writes a comparison of two stored results. */
public final class ComparisonReport {
    private static final List<String> HEADINGS =
            List.of("row", "change", "base", "head", "head/base", "95 % interval", "p", "bytes");
    private static final String MARKDOWN_HEAD = """
            | row | change | base | head | head/base | 95 % interval | p | bytes |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """;
    private static final int TEXT_COLUMNS = 2;

    private ComparisonReport() {}

    /** The comparison as ASCII text of at most 120 columns. */
    public static String console(Comparison comparison) {
        StringBuilder out = new StringBuilder();
        line(out, verdict(comparison));
        caveats(comparison).forEach(text -> line(out, text));
        byModel(comparison).forEach((model, rows) -> {
            out.append('\n').append(PlainText.ascii(model)).append('\n');
            ConsoleTable.write(table(rows), out);
        });
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
        texts.add("The runs were not paired, and p is not corrected for %s rows; brine gate takes pairs and judges."
                .formatted(comparison.rows().size()));
        texts.add("Bytes are those of the file, and those that one operation allocates where they changed otherwise.");
        return texts;
    }

    private static List<String> missing(Comparison comparison) {
        List<String> texts = new ArrayList<>();
        comparison.onlyBase().forEach(id -> texts.add("only in base: " + id));
        comparison.onlyHead().forEach(id -> texts.add("only in head: " + id));
        return texts;
    }

    private static Map<String, List<ComparedRow>> byModel(Comparison comparison) {
        return comparison.rows().stream()
                .collect(Collectors.groupingBy(ComparisonReport::model, LinkedHashMap::new, Collectors.toList()));
    }

    private static String model(ComparedRow row) {
        return row.key().model() + ", " + row.key().sizeLabel();
    }

    /** Format, variant and operation; heap and page cache where they are not the usual ones. */
    private static String label(RowKey key) {
        String variant = key.variant().equals("default") ? "" : " " + key.variant();
        String heap = key.heap() == HeapSetting.DEFAULT ? "" : ", " + key.heap();
        String cache = key.pageCache().equals("warm") ? "" : ", " + key.pageCache();
        return key.format() + variant + ", " + key.operation() + heap + cache;
    }

    private static Table table(List<ComparedRow> rows) {
        List<Column> columns = new ArrayList<>();
        for (String heading : HEADINGS) {
            columns.add(columns.size() < TEXT_COLUMNS ? Column.text(heading) : Column.number(heading));
        }
        return new Table(
                "",
                List.of(),
                columns,
                rows.stream().map(ComparisonReport::line).toList());
    }

    private static Line line(ComparedRow row) {
        Tone tone = row.change() == Change.WORSE ? Tone.ERROR : Tone.PLAIN;
        return new Line(tone, cells(label(row.key()), row), row.reason());
    }

    private static List<List<String>> cells(Comparison comparison, boolean changed) {
        return comparison.rows().stream()
                .filter(row -> changed == (row.change() == Change.WORSE || row.change() == Change.BETTER))
                .map(row -> cells(model(row) + ", " + label(row.key()), row))
                .toList();
    }

    private static List<String> cells(String label, ComparedRow row) {
        return List.of(
                label,
                words(row.change()),
                score(row.unit(), row.baseScore()),
                score(row.unit(), row.headScore()),
                row.ratio().map(ratio -> GateText.ratio(ratio.ratio())).orElse("-"),
                interval(row),
                row.p().isPresent() ? String.format(Locale.ROOT, "%.3f", row.p().getAsDouble()) : "-",
                bytes(row));
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

    /** Changes of the file's size and of the allocation, one word where both are the same. */
    private static String bytes(ComparedRow row) {
        String file = bytes(row.baseFileBytes(), row.headFileBytes());
        String allocated = bytes(rounded(row.baseAllocatedBytes()), rounded(row.headAllocatedBytes()));
        return file.equals(allocated) ? file : file + " / " + allocated;
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
