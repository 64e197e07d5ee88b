package dev.brine.reports.write;

import dev.brine.internal.AtomicFile;
import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the report of one run, or of several side by side; rows are ranked within a run only. */
public final class Report {
    /** Name of the page. */
    public static final String PAGE = "index.html";

    private Report() {}

    /**
     * Writes {@code results.json} (several runs: {@code results-1.json} and so on), {@code results.jmh.json}, {@code
     * results.md}, {@code results.csv} and {@code index.html}, each complete or not at all, the page last.
     *
     * @param directory created where it does not exist; files of these names in it are replaced
     * @return the files, in the order written
     * @throws IllegalArgumentException if no run is given
     * @throws IOException if the directory or a file cannot be written
     */
    public static List<Path> write(Path directory, RunResult... results) throws IOException {
        return write(directory, texts(List.of(results)));
    }

    /** Writes texts by the names of their files, each complete or not at all, in their order. */
    static List<Path> write(Path directory, Map<String, String> texts) throws IOException {
        Files.createDirectories(directory);
        List<Path> written = new ArrayList<>();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            Path path = directory.resolve(file.getKey());
            AtomicFile.writeText(path, file.getValue());
            written.add(path);
        }
        return written;
    }

    /** The report as ASCII text of at most 120 columns, for a terminal or a build log. */
    public static String console(RunResult... results) {
        return ConsoleWriter.write(DocumentBuilder.build(List.of(results)));
    }

    private static Map<String, String> texts(List<RunResult> results) {
        if (results.isEmpty()) {
            throw new IllegalArgumentException("no run to report, expected at least one");
        }
        Document document = DocumentBuilder.build(results);
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            String name = results.size() == 1 ? "results.json" : "results-" + (i + 1) + ".json";
            texts.put(name, ResultStore.toJson(results.get(i)));
        }
        texts.put("results.jmh.json", JmhJsonWriter.write(results));
        texts.put("results.md", MarkdownWriter.write(document));
        texts.put("results.csv", CsvWriter.write(results));
        texts.put(PAGE, HtmlWriter.write(document, List.copyOf(texts.keySet())));
        return texts;
    }
}
