package dev.brine.cli;

import dev.brine.cli.io.Json;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.internal.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The file that {@code verify --report} writes: a page, or JSON, by its name; complete or not at all. */
final class EvidenceFile {
    private EvidenceFile() {}

    /** Refuses a name that says neither, before anything is verified. */
    static void check(Path path) throws IOException {
        if (!isPage(path) && !ends(path, ".json")) {
            throw new RefusedException(path + ": a report ends in .html or .json");
        }
    }

    static void write(Path path, Evidence evidence) throws IOException {
        String text = isPage(path) ? EvidenceHtml.of(evidence) : Json.of(EvidenceJson.of(evidence)) + "\n";
        OnFile.write(path, () -> {
            AtomicFile.writeText(path, text);
            return path;
        });
    }

    private static boolean isPage(Path path) {
        return ends(path, ".html") || ends(path, ".htm");
    }

    private static boolean ends(Path path, String ending) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
