package dev.brine.reports.result;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Joins parts into one name that no other parts have. */
final class Ids {
    private Ids() {}

    /** Returns the parts joined by slashes; a slash inside a part becomes {@code %2F}. */
    static String join(String... parts) {
        return Arrays.stream(parts)
                .map(part -> part.replace("%", "%25").replace("/", "%2F"))
                .collect(Collectors.joining("/"));
    }
}
