package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.SampleResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What stands where on the page, and that its tables say what those of the Markdown say, cell by cell. The golden outline
 * is written as those of {@link ReportTest} are.
 */
class PageStructureTest {
    private static final Path OUTLINE = Path.of("src/test/resources/dev/brine/reports/write/outline.txt");
    private static final Pattern TABLE =
            Pattern.compile("(?s)aria-label=\"(?:Table: )?([^\"]*)\"><table[^>]*>(.*?)</table>");
    private static final Pattern ROW = Pattern.compile("(?s)<tr[^>]*>(.*?)</tr>");
    private static final Pattern CELL = Pattern.compile("(?s)<(t[hd])([^>]*)>(.*?)</\\1>");
    private static final Pattern PART = Pattern.compile("(?s)<(h[1-3])[^>]*>(.*?)</h[1-3]>"
            + "|<figure [^>]*class=\"(\\w+)\">\\s*<p class=\"title\">(.*?)</p>"
            + "|aria-label=\"(?:Table: )?([^\"]*)\"><table[^>]*>(.*?)</table>"
            + "|<(?:input|select) [^>]*name=\"([^\"]*)\"");

    /** The page of the sample, under the locale of this system. */
    static String page() {
        try {
            Path folder = Files.createTempDirectory("brine-page");
            try {
                Report.write(folder, SampleResult.run());
                return Files.readString(folder.resolve(Report.PAGE));
            } finally {
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<MatchResult> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static String text(String markup) {
        return markup.replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }

    private static String markup() {
        return page().replaceAll("(?s)<(style|script)[^>]*>.*?</\\1>", "");
    }

    @Test
    void hasTheGoldenOutline() throws IOException {
        String outline = matches(PART, markup()).map(PageStructureTest::line).collect(Collectors.joining());
        if (Boolean.getBoolean("update.golden")) {
            Files.writeString(OUTLINE, outline);
        }
        assertThat(outline).isEqualTo(Files.readString(OUTLINE));
    }

    /** A heading, a picture, a table with its size, or a control. */
    private static String line(MatchResult part) {
        if (part.group(1) != null) {
            return part.group(1) + " " + text(part.group(2)) + "\n";
        }
        if (part.group(3) != null) {
            return "   picture, " + part.group(3) + ": " + text(part.group(4)) + "\n";
        }
        if (part.group(5) != null) {
            List<List<String>> rows = rows(part.group(6));
            return "   table, %d x %d: %s\n"
                    .formatted(rows.size() - 1, rows.get(0).size(), text(part.group(5)));
        }
        return "   control: " + part.group(7) + "\n";
    }

    /** Headings and lines; a note is a last cell. */
    private static List<List<String>> rows(String table) {
        List<List<String>> rows = new ArrayList<>();
        for (String row : matches(ROW, table).map(found -> found.group(1)).toList()) {
            List<MatchResult> cells = matches(CELL, row).toList();
            List<String> texts = cells.stream().map(cell -> text(cell.group(3))).toList();
            if (cells.get(0).group(2).contains("colspan")) {
                rows.get(rows.size() - 1).addAll(texts);
            } else {
                rows.add(new ArrayList<>(texts));
            }
        }
        return rows;
    }

    @Test
    void tellsWhatTheMarkdownTellsCellByCell() {
        Map<String, List<List<List<String>>>> onPage = new LinkedHashMap<>();
        matches(TABLE, markup())
                .forEach(table -> onPage.computeIfAbsent(text(table.group(1)), key -> new ArrayList<>())
                        .add(rows(table.group(2))));
        Map<String, List<List<List<String>>>> inMarkdown = markdownTables();
        assertThat(inMarkdown).hasSizeGreaterThan(20).containsKey("All scores");
        inMarkdown.remove("All scores"); // the page has all formats of all models in its place
        inMarkdown.forEach(
                (title, tables) -> assertThat(onPage.get(title)).as(title).containsExactlyInAnyOrderElementsOf(tables));
    }

    private static Map<String, List<List<List<String>>>> markdownTables() {
        Map<String, List<List<List<String>>>> tables = new LinkedHashMap<>();
        String markdown = MarkdownWriter.write(DocumentBuilder.build(List.of(SampleResult.run())));
        String title = "";
        List<List<String>> rows = new ArrayList<>();
        for (String line : markdown.split("\n", -1)) {
            if (line.startsWith("### ")) {
                title = plain(line.substring(4));
            } else if (line.startsWith("|")) {
                if (rows.isEmpty()) {
                    tables.computeIfAbsent(title, key -> new ArrayList<>()).add(rows);
                }
                if (!line.matches("[| :-]+")) {
                    rows.add(cells(line, rows.isEmpty() ? List.of() : rows.get(0)));
                }
            } else {
                rows = new ArrayList<>();
            }
        }
        return tables;
    }

    /** The cells of a line; the column of notes has no heading on the page, and no cell where it is blank. */
    private static List<String> cells(String line, List<String> headings) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(2, line.length() - 2).split(" \\| ", -1)) {
            cells.add(plain(cell));
        }
        int last = cells.size() - 1;
        if (headings.isEmpty()
                ? cells.get(last).equals("why")
                : last == headings.size() && cells.get(last).isBlank()) {
            cells.remove(last);
        }
        return cells;
    }

    private static String plain(String markdown) {
        return text(markdown.replaceAll("^\\*\\*|\\*\\*$", "").replaceAll("\\\\(.)", "$1"));
    }

    @Test
    void idsAreUniqueAndEveryReferenceFindsOne() {
        String markup = markup();
        List<String> ids = matches(Pattern.compile(" id=\"([^\"]+)\""), markup)
                .map(id -> id.group(1))
                .toList();
        List<String> references = matches(Pattern.compile("(?:href=\"#|aria-labelledby=\")([^\"]+)\""), markup)
                .flatMap(reference -> Stream.of(reference.group(1).split(" ")))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(references).hasSizeGreaterThan(40).isSubsetOf(ids);
    }
}
