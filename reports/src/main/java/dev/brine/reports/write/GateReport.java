package dev.brine.reports.write;

import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.GateStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what the gate found: JSON for programs, Markdown for a step summary or a comment, JUnit XML for any CI. */
public final class GateReport {
    /** Name of the result. */
    public static final String JSON = "gate.json";
    /** Name of the Markdown text, cut to fit a step summary. */
    public static final String SUMMARY = "gate.md";
    /** Name of the shorter Markdown text, cut to fit a comment on a pull request. */
    public static final String COMMENT = "gate-comment.md";
    /** Name of the JUnit file. */
    public static final String JUNIT = "gate-junit.xml";
    /** A step summary above 1 MiB is lost whole; this leaves room for other steps. */
    public static final int SUMMARY_BYTES = 900_000;
    /** A comment holds 65,536 characters. */
    public static final int COMMENT_BYTES = 60_000;

    private GateReport() {}

    /**
     * Writes every file, each complete or not at all.
     *
     * @param directory created where it does not exist; files of these names in it are replaced
     * @return the files, in the order written
     * @throws IOException if the directory or a file cannot be written
     */
    public static List<Path> write(Path directory, GateResult result) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(JSON, GateStore.toJson(result));
        texts.put(SUMMARY, markdown(result, SUMMARY_BYTES));
        texts.put(COMMENT, markdown(result, COMMENT_BYTES));
        texts.put(JUNIT, junit(result));
        return Report.write(directory, texts);
    }

    /**
     * The result as GitHub-flavoured Markdown, verdict first; rows are left out, and counted, where it would be longer.
     *
     * @param bytes most bytes of UTF-8
     */
    public static String markdown(GateResult result, int bytes) {
        return GateText.markdown(result, bytes);
    }

    /** The result as JUnit XML: a test case a row and exact check. */
    public static String junit(GateResult result) {
        return GateJUnit.write(result);
    }

    /** The result as ASCII text, for a terminal or a build log. */
    public static String console(GateResult result) {
        return GateText.console(result);
    }
}
