package dev.brine.reports.write;

import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.Sampling;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** In sentences, how the rows of a block were sampled; rows sampled alike share a sentence. */
final class SamplingText {
    private SamplingText() {}

    static List<String> of(Block block, Subjects subjects) {
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
