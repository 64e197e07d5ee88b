package dev.brine.cli;

import dev.brine.model.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an import did, as lines: what was put together, and what the source held and prediction does not need. */
final class ImportText {
    private ImportText() {}

    static List<String> of(Environment environment) {
        String dropped = environment.entries().getOrDefault(Environment.SOURCE_DROPPED, "");
        if (dropped.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(List.of("dropped, as prediction does not need it:"));
        for (String group : dropped.split("; ", -1)) {
            lines.add("  " + group);
        }
        return lines;
    }

    /** Returns what is not proved and what proves it, as one line, or none. */
    static List<String> unproved(Optional<String> assembled) {
        return assembled
                .map(what ->
                        "UNPROVED: %s was put together by --select, the source does not say that they belong together;"
                                        .formatted(what)
                                + " --rows and --expected with outputs of the source prove it")
                .stream()
                .toList();
    }
}
