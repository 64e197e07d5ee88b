package dev.brine.cli;

import dev.brine.model.Environment;
import java.util.ArrayList;
import java.util.List;

/** What an import left behind, as lines: what the source held and prediction does not need. */
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
}
