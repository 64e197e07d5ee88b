package dev.brine.cli;

import dev.brine.model.Environment;
import java.util.ArrayList;
import java.util.List;

/** What a model was made with, compared with what runs now: one line, graded. */
final class EnvironmentNote {
    private EnvironmentNote() {}

    /** Returns {@code same as here}, or the grade and the differences. */
    static String of(Environment madeWith, Environment current) {
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
        String version = environment.entries().getOrDefault(Environment.JAVA_VERSION, "");
        int end = version.indexOf('.');
        return end < 0 ? version : version.substring(0, end);
    }
}
