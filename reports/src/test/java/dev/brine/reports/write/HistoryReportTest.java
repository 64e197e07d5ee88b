package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.history.HistoryLine;
import dev.brine.reports.result.Direction;
import dev.brine.reports.result.MachineClass;
import dev.brine.reports.statistics.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryReportTest {
    private static final MachineClass SMALL = machine(2);
    private static final MachineClass LARGE = machine(16);

    @TempDir
    Path folder;

    @Test
    void everyMachineClassHasItsOwnTrends() throws IOException {
        List<HistoryLine> lines = List.of(
                line("a1", 1, SMALL, "load", 10e6),
                line("b2", 2, LARGE, "load", 3e6),
                line("c3", 3, SMALL, "load", 12e6));
        String page = page(lines);
        assertThat(page).contains("Runs: 3. Machine classes: 2, each apart.");
        assertThat(count(page, "<figure ")).isEqualTo(2);
        String small = page.substring(page.indexOf("id=\"machine-0\""), page.indexOf("id=\"machine-1\""));
        assertThat(small)
                .contains("CPU, 2 cores")
                .contains("12.0 ms at c3 (2026-01-03), +20.0 % against the run before; the intervals overlap")
                .contains("a1 (2026-01-01) 10.0 ms; c3 (2026-01-03) 12.0 ms")
                .doesNotContain("3.00 ms");
        assertThat(page).contains("3.00 ms at b2 (2026-01-02), the only run");
    }

    @Test
    void runsAreDrawnByTimeWhateverTheirOrderInTheFile() throws IOException {
        String page = page(List.of(line("new", 5, SMALL, "load", 2e6), line("old", 1, SMALL, "load", 1e6)));
        assertThat(page)
                .contains("old (2026-01-01) 1.00 ms; new (2026-01-05) 2.00 ms")
                .contains("+100.0 % against");
    }

    @Test
    void thePageLoadsNothingAndHasNoScript() throws IOException {
        String page = page(List.of(line("<script>", 1, SMALL, "\"><img src=x>", 1e6), line("", 2, SMALL, "load", 0)));
        assertThat(page)
                .doesNotContain("<script", "<img", "http-equiv=\"refresh\"")
                .contains(
                        "content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"")
                .contains("&lt;script&gt;")
                .contains("prefers-color-scheme: dark");
    }

    @Test
    void everyPictureHasANameWordsAndItsFigures() throws IOException {
        String page = page(List.of(line("a1", 1, SMALL, "load", 1e6), line("a1", 1, SMALL, "save", 1e6)));
        assertThat(count(page, "role=\"img\"")).isEqualTo(4);
        assertThat(count(page, "<desc id=")).isEqualTo(4);
        assertThat(count(page, "<th scope=\"row\">a1</th>")).isEqualTo(2);
        Matcher ids = Pattern.compile(" id=\"([^\"]+)\"").matcher(page);
        List<String> found = new ArrayList<>();
        while (ids.find()) {
            found.add(ids.group(1));
        }
        assertThat(found).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void thePageIsTheSameInEveryLocale() throws IOException {
        List<HistoryLine> lines = List.of(line("a1", 1, SMALL, "load", 1.5e6), line("a2", 2, SMALL, "load", 1.7e6));
        String page = page(lines);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(page(lines)).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }

    private String page(List<HistoryLine> lines) throws IOException {
        return Files.readString(HistoryReport.write(folder.resolve("out"), lines));
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static MachineClass machine(int cores) {
        return new MachineClass("CPU", cores, "Linux 6.1", "6.1.0", "ext4", "Temurin 17");
    }

    private static HistoryLine line(String commit, int day, MachineClass machine, String row, double nanoseconds) {
        return new HistoryLine(
                commit,
                Instant.parse("2026-01-0" + day + "T03:04:05Z"),
                "0.1.0",
                machine,
                row,
                "ns/op",
                Direction.LOWER_IS_BETTER,
                nanoseconds,
                Optional.of(new Interval(nanoseconds * 0.8, nanoseconds * 1.2)),
                3);
    }
}
