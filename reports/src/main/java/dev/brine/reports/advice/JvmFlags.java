package dev.brine.reports.advice;

import dev.brine.reports.advice.Candidate.Flags;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JVM flags that a format's library needs, as a result declares them or, in an older one, as its rows show. */
final class JvmFlags {
    private static final Pattern FEATURE = Pattern.compile("(?<![\\d.])(\\d{1,3})(?=[.+\\s]|$)");

    /** Up to this version a JVM without these flags only warns. */
    private static final int ONLY_WARNS_UNTIL = 25;

    private static final List<String> SILENCING =
            List.of("--enable-native-access=", "--sun-misc-unsafe-memory-access=");

    /** Of the harness, not of a library. */
    private static final List<String> HARNESS = List.of("-Xm", "-Xs", "-XX:");

    private JvmFlags() {}

    /** The feature version in the name of a JDK, such as 17 in {@code Temurin 17.0.15+6}; 0 where there is none. */
    static int feature(String jdk) {
        Matcher matcher = FEATURE.matcher(jdk);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    static SortedMap<Integer, Flags> declared(Map<Integer, List<String>> flags) {
        SortedMap<Integer, Flags> sorted = new TreeMap<>();
        flags.forEach((jdk, list) -> sorted.put(jdk, split(jdk, list)));
        return sorted;
    }

    /** What the measured JVMs were given beside the flags of all of them. */
    static SortedMap<Integer, Flags> used(List<ResultRow> rows, RunEnvironment environment, int jdk) {
        List<String> flags = rows.stream()
                .flatMap(row -> row.sampling().jvmArguments().stream())
                .filter(flag -> !environment.jvmFlags().contains(flag))
                .filter(flag -> HARNESS.stream().noneMatch(flag::startsWith))
                .distinct()
                .toList();
        SortedMap<Integer, Flags> sorted = new TreeMap<>();
        sorted.put(jdk, split(jdk, flags));
        return sorted;
    }

    private static Flags split(int jdk, List<String> flags) {
        List<String> required = new ArrayList<>();
        List<String> silencing = new ArrayList<>();
        for (String flag : flags) {
            boolean onlySilences = jdk <= ONLY_WARNS_UNTIL && SILENCING.stream().anyMatch(flag::startsWith);
            (onlySilences ? silencing : required).add(ChoicesReader.clean(flag));
        }
        return new Flags(required, silencing);
    }
}
