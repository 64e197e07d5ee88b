package dev.brine.cli.inspect;

import dev.brine.model.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a model came from, as lines: what it was made with, what the import dropped, and what nothing proves. */
public final class ProvenanceText {
    private ProvenanceText() {}

    /** Compares what a model was made with and what runs now: {@code same as here}, or the grade and the differences. */
    public static String comparison(Environment madeWith, Environment current) {
        List<String> differences = new ArrayList<>(madeWith.differencesFrom(current));
        if (differences.isEmpty()) {
            return "same as here";
        }
        String grade = isNotable(madeWith, current) ? "notable" : "minor";
        return "differs from here, %s: %s".formatted(grade, String.join("; ", differences));
    }

    /** Another Brine, another feature release of Java or another processor may compute differently; a patch should not. */
    private static boolean isNotable(Environment madeWith, Environment current) {
        return differs(madeWith, current, Environment.BRINE_VERSION)
                || differs(madeWith, current, Environment.OS_ARCH)
                || !javaFeature(madeWith).equals(javaFeature(current));
    }

    private static boolean differs(Environment a, Environment b, String key) {
        String first = a.entries().get(key);
        String second = b.entries().get(key);
        return first != null && second != null && !first.equals(second);
    }

    private static String javaFeature(Environment environment) {
        return environment.entries().getOrDefault(Environment.JAVA_VERSION, "").replaceFirst("\\..*", "");
    }

    /** Returns what the source held and prediction does not need, under a heading; no line where nothing is recorded. */
    public static List<String> dropped(Environment environment) {
        List<String> lines = new ArrayList<>();
        droppedParts(environment.entries()).forEach(part -> lines.add("  " + part));
        if (!lines.isEmpty()) {
            lines.add(0, "dropped, as prediction does not need it:");
        }
        return lines;
    }

    /** Returns what the source held and prediction does not need; empty also where the file does not say. */
    public static List<String> droppedParts(Map<String, String> madeWith) {
        String dropped = madeWith.getOrDefault(Environment.SOURCE_DROPPED, "");
        return dropped.isEmpty() ? List.of() : List.of(dropped.split("; ", -1));
    }

    /** Returns what is not proved and what proves it, as one line, or none. */
    public static List<String> unproved(Optional<String> assembled) {
        return assembled
                .map(what ->
                        "UNPROVED: %s was put together by --select, the source does not say that they belong together;"
                                        .formatted(what)
                                + " --rows and --expected with outputs of the source prove it")
                .stream()
                .toList();
    }
}
