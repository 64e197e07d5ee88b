package dev.brine.reports.write;

import dev.brine.internal.AtomicFile;
import dev.brine.reports.history.HistoryLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the page of a history: a trend a row, apart for every machine class. */
public final class HistoryReport {
    /** Name of the page. */
    public static final String PAGE = "history.html";

    private HistoryReport() {}

    /**
     * Writes {@value #PAGE}, complete or not at all; it loads nothing and needs no script.
     *
     * @param directory created where it does not exist
     * @return the page
     * @throws IOException if the directory or the page cannot be written
     */
    public static Path write(Path directory, List<HistoryLine> lines) throws IOException {
        Files.createDirectories(directory);
        Path page = directory.resolve(PAGE);
        AtomicFile.writeText(page, HistoryPage.write(lines));
        return page;
    }
}
