package dev.brine.reports.write;

import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.Sampling;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.text.Numbers;
import dev.brine.reports.write.Block.Standing;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** What a row is in words, wherever it is told. */
final class RowText {
    private RowText() {}

    /** The title of a picture of a model. */
    static String title(ModelInfo model, String what) {
        return model.name() + ", " + model.sizeLabel() + ": " + what;
    }

    /** How much of its file a row has read and checked. */
    static String reads(ResultRow row) {
        String checked = row.checked() ? "checked" : "unchecked";
        return isLazy(row) ? "lazily read, " + checked : checked;
    }

    /** True where the operation needs not read the whole file and the variant does not. */
    static boolean isLazy(ResultRow row) {
        return row.key().operation().readsOnDemand()
                && (row.traits().contains("LAZY") || row.traits().contains("MAPPED"));
    }

    /** What stands in place of a figure. */
    static String withoutFigure(ResultRow row) {
        return row.status() == RowStatus.ERROR ? "ERROR" : "n/a";
    }

    /** Size of the file of the first row that has one; blank where none has. */
    static String file(Collection<ResultRow> rows) {
        return rows.stream()
                .map(ResultRow::fileBytes)
                .filter(OptionalLong::isPresent)
                .map(bytes -> Numbers.bytes((double) bytes.getAsLong()))
                .findFirst()
                .orElse("");
    }

    /** Both bounds, or that no interval is claimed. */
    static String interval(Optional<Interval> interval, DoubleFunction<String> bound) {
        return interval.map(bounds -> bounds.text(bound)).orElse("not claimed");
    }

    /** Both bounds in brackets after a space, or nothing where no interval is claimed. */
    static String inBrackets(Optional<Interval> interval) {
        return interval.map(bounds -> " (" + bounds.text(Numbers::significant) + ")")
                .orElse("");
    }

    /** How the rows of a block were sampled, in sentences; rows sampled alike share one. */
    static List<String> sampling(Block block, Subjects subjects) {
        Map<Sampling, List<String>> groups = block.standings().stream()
                .map(Standing::row)
                .filter(row -> row.hasFigure())
                .collect(Collectors.groupingBy(
                        ResultRow::sampling,
                        LinkedHashMap::new,
                        Collectors.mapping(row -> subjects.label(row.key()), Collectors.toList())));
        if (groups.size() == 1) {
            return List.of(sentence(groups.keySet().iterator().next()));
        }
        return groups.entrySet().stream()
                .map(group -> group.getValue().stream().distinct().collect(Collectors.joining(", ")) + ": "
                        + sentence(group.getKey()))
                .toList();
    }

    private static String sentence(Sampling sampling) {
        String extra = sampling.parameters().entrySet().stream()
                .map(entry -> ", " + entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining());
        return "%s, %s and %s a fork%s%s"
                .formatted(
                        mode(sampling.mode()),
                        counted(sampling.warmupIterations(), "warm-up"),
                        counted(sampling.measurementIterations(), "measurement"),
                        extra,
                        sampling.parameters().containsKey(Sampling.RUNTIME) ? "" : "; JVM: " + flags(sampling));
    }

    private static String flags(Sampling sampling) {
        return sampling.jvmArguments().isEmpty() ? "no flags" : String.join(" ", sampling.jvmArguments());
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String mode(String mode) {
        return switch (mode) {
            case "ss" -> "single shot";
            case "avgt" -> "average time";
            case "thrpt" -> "throughput";
            case "sample" -> "sampled time";
            default -> mode;
        };
    }
}
