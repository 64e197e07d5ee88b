package dev.brine.reports.write;

import dev.brine.reports.compare.Change;
import dev.brine.reports.compare.ComparedRow;
import dev.brine.reports.compare.ComparedStart;
import dev.brine.reports.compare.Comparison;
import dev.brine.reports.internal.RecordJson;
import dev.brine.reports.result.HeapSetting;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.statistics.RatioEstimate;
import dev.brine.reports.text.Console;
import dev.brine.reports.text.Markdown;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.text.Table;
import dev.brine.reports.text.Table.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a comparison of two stored results. */
public final class ComparisonReport {
    private static final double NANOSECONDS = 1e6;

    private ComparisonReport() {}

    /** A row, or a stage of a start. */
    private record Entry(String model, String label, Change change, String reason, List<String> figures) {
        boolean isChanged() {
            return change == Change.WORSE || change == Change.BETTER;
        }

        String name() {
            return model + ", " + label;
        }
    }

    /** The comparison as ASCII text of at most {@value Console#WIDTH} columns. */
    public static String console(Comparison comparison) {
        StringBuilder out = new StringBuilder(Console.paragraph(verdict(comparison), 0));
        caveats(comparison).forEach(text -> out.append(Console.paragraph(text, 0)));
        Map<String, List<Entry>> byModel = entries(comparison)
                .collect(Collectors.groupingBy(Entry::model, LinkedHashMap::new, Collectors.toList()));
        byModel.forEach((model, entries) -> out.append('\n')
                .append(Console.ascii(model))
                .append('\n')
                .append(table(entries, Entry::label).text(Console.WIDTH)));
        missing(comparison).forEach(text -> out.append(Console.paragraph(text, 0)));
        return out.toString();
    }

    /**
     * The comparison as GitHub-flavoured Markdown: what changed, and the rest folded away.
     *
     * @param bytes most bytes of UTF-8
     */
    public static String markdown(Comparison comparison, int bytes) {
        List<Entry> changed = entries(comparison).filter(Entry::isChanged).toList();
        List<Entry> rest =
                entries(comparison).filter(entry -> !entry.isChanged()).toList();
        Markdown out = new Markdown(bytes);
        out.bold(verdict(comparison)).list(caveats(comparison)).table(table(changed, Entry::name));
        if (!rest.isEmpty()) {
            out.folded(rest.size() + " other rows", () -> out.table(table(rest, Entry::name)));
        }
        return out.list(missing(comparison)).toString();
    }

    /** The comparison as JSON of the schema {@value Comparison#SCHEMA}. */
    public static String json(Comparison comparison) {
        return RecordJson.page(RecordJson.tree(Comparison.SCHEMA, comparison));
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
                .formatted(comparison.rows().size() + comparison.starts().size()));
        texts.add("Bytes are those of the file, and those that one operation allocates where they changed otherwise.");
        return texts;
    }

    private static List<String> missing(Comparison comparison) {
        List<String> texts = new ArrayList<>();
        comparison.onlyBase().forEach(id -> texts.add("only in base: " + id));
        comparison.onlyHead().forEach(id -> texts.add("only in head: " + id));
        return texts;
    }

    private static Stream<Entry> entries(Comparison comparison) {
        return Stream.concat(
                comparison.rows().stream().map(ComparisonReport::entry),
                comparison.starts().stream().map(ComparisonReport::entry));
    }

    private static Entry entry(ComparedRow row) {
        RowKey key = row.key();
        return new Entry(
                key.model() + ", " + key.sizeLabel(),
                label(key),
                row.change(),
                row.reason(),
                List.of(
                        score(row.unit(), row.baseScore()),
                        score(row.unit(), row.headScore()),
                        ratio(row.ratio()),
                        interval(row.ratio()),
                        p(row.p()),
                        bytes(row)));
    }

    private static Entry entry(ComparedStart start) {
        return new Entry(
                start.model() + ", " + start.sizeLabel(),
                label(start),
                start.change(),
                start.reason(),
                List.of(
                        milliseconds(start.baseMilliseconds()),
                        milliseconds(start.headMilliseconds()),
                        ratio(start.ratio()),
                        interval(start.ratio()),
                        p(start.p()),
                        "-"));
    }

    /** Format, variant and operation; heap and page cache where they are not the usual ones. */
    private static String label(RowKey key) {
        String heap = key.heap() == HeapSetting.DEFAULT ? "" : ", " + key.heap();
        return subject(key.format(), key.variant()) + ", " + key.operation() + heap + unusual(key.pageCache());
    }

    /** Format, variant, way of opening and stage; page cache where it is not the usual one. */
    private static String label(ComparedStart start) {
        String mode = start.mode().replace(ProcessStart.MATERIALISE, "");
        return "%s %s, start to %s%s"
                .formatted(subject(start.format(), start.variant()), mode, start.stage(), unusual(start.pageCache()));
    }

    private static String subject(String format, String variant) {
        return variant.equals("default") ? format : format + " " + variant;
    }

    private static String unusual(String pageCache) {
        return pageCache.equals("warm") ? "" : ", " + pageCache;
    }

    private static Table table(List<Entry> entries, Function<Entry, String> name) {
        Table table = Table.titled("")
                .text("row", "change")
                .number("base", "head", "head/base", "95 % interval", "p", "bytes");
        for (Entry entry : entries) {
            List<String> cells = new ArrayList<>(List.of(name.apply(entry), words(entry.change())));
            cells.addAll(entry.figures());
            table.line(Tone.PLAIN, cells, entry.reason());
        }
        return table;
    }

    private static String ratio(Optional<RatioEstimate> ratio) {
        return ratio.map(found -> GateText.ratio(found.ratio())).orElse("-");
    }

    private static String p(OptionalDouble p) {
        return p.isPresent() ? Numbers.fixed(p.getAsDouble(), 3) : "-";
    }

    private static String milliseconds(OptionalDouble score) {
        return score.isPresent() ? Numbers.duration(score.getAsDouble() * NANOSECONDS) : "-";
    }

    private static String interval(Optional<RatioEstimate> ratio) {
        return ratio.flatMap(RatioEstimate::interval)
                .map(interval -> interval.text(GateText::ratio))
                .orElse("-");
    }

    private static String score(String unit, OptionalDouble score) {
        return score.isPresent() ? Numbers.withUnit(score.getAsDouble(), unit) : "-";
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
