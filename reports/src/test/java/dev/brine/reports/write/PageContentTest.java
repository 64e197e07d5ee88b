package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.SampleResult;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every reader must be able to find in a report, whatever it looks like. */
class PageContentTest {
    private static final Set<String> WITHOUT_END =
            Set.of("meta", "!doctype", "input", "line", "polyline", "polygon", "rect", "circle", "path");

    @TempDir
    private Path directory;

    @BeforeEach
    void writeReport() throws IOException {
        Report.write(directory, SampleResult.run());
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "results.md", "console"})
    void saysWhatAFigureDependsOn(String file) throws IOException {
        assertThat(read(file))
                .contains("lazily read, unchecked")
                .contains("ERROR")
                .contains("prediction 3 of 64 is 0.25, expected 0.5")
                .contains("n/a")
                .contains("time budget")
                .contains("not claimed")
                .contains("1.02x")
                .contains("Temurin 17.0.15+6")
                .contains("-XX:+UseSerialGC")
                .contains("page cache warm")
                .contains("the host was not asked")
                .contains("mvn -Pbench verify -Dbrine.profile=quick")
                .contains("at least 0.75");
    }

    @Test
    void loadsNothing() throws IOException {
        assertThat(read("index.html")).doesNotContain("http:", "https:", "<link", "src=", "@import", "url(");
    }

    @Test
    void closesEveryElementOfThePage() throws IOException {
        String page = read("index.html");
        Matcher tags = Pattern.compile("<(/?)([a-z!0-9]+)[^>]*?(/?)>", Pattern.CASE_INSENSITIVE)
                .matcher(page.replaceAll("(?s)<(style|script)>.*?</\\1>", ""));
        Deque<String> open = new ArrayDeque<>();
        while (tags.find()) {
            String name = tags.group(2).toLowerCase(Locale.ROOT);
            if (tags.group(1).isEmpty() && !WITHOUT_END.contains(name)) {
                open.push(name);
            } else if (!tags.group(1).isEmpty()) {
                assertThat(open.pop())
                        .as("end of <%s> at %d", name, tags.start())
                        .isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
    }

    @Test
    void reportsARunWithoutASingleFigure() throws IOException {
        RunResult sample = SampleResult.run();
        ResultRow row =
                SampleResult.row("mlp", "java", "default", Operation.SAVE, 1, 1).failed("out of memory");
        RunResult failed =
                new RunResult(sample.run(), sample.environment(), sample.models(), List.of(row), List.of(), List.of());
        Report.write(directory, failed);
        assertThat(failed.failed()).isTrue();
        assertThat(read("results.jmh.json")).isEqualToIgnoringWhitespace("[]");
        assertThat(read("index.html")).contains("out of memory").doesNotContain("<svg", "Picks", "pipeline");
        assertThat(Report.console(failed))
                .endsWith("0 rows measured and proved, 0 n/a, 1 ERROR: this run has failed.\n");
    }

    private String read(String file) throws IOException {
        return file.equals("console")
                ? Report.console(SampleResult.run())
                : Files.readString(directory.resolve(file)).replace("\\", "");
    }
}
