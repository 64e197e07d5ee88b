package dev.brine.reports.result;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a variant of a format needs to run, whatever its figures.
 *
 * @param format name of the format
 * @param variant variant of the format
 * @param jvmFlags flags that its library needs, by feature version of the JDK; a version between two needs those of the
 *     lower, and nothing is said of versions outside
 * @param dependencyBytes size of the jars that the format's module pulls in, Brine's own not counted, the same for all its
 *     variants; empty where not known
 */
public record FormatInfo(
        String format, String variant, Map<Integer, List<String>> jvmFlags, OptionalLong dependencyBytes) {
    /** Copies the flags and checks that nothing is missing. */
    public FormatInfo {
        Checks.text(format, "format");
        Checks.text(variant, "variant");
        Map<Integer, List<String>> sorted = new TreeMap<>();
        Checks.required(jvmFlags, "jvmFlags")
                .forEach((jdk, flags) -> sorted.put(jdk, List.copyOf(Checks.required(flags, "jvmFlags"))));
        jvmFlags = Collections.unmodifiableMap(sorted);
        Checks.required(dependencyBytes, "dependencyBytes")
                .ifPresent(bytes -> Checks.notNegative(bytes, "dependencyBytes"));
    }
}
