package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.reports.SampleResult;
import dev.brine.reports.result.ResultStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Golden files of every writer but that of the page. After a wanted change: {@code mvn -pl reports test -Dupdate.golden=true}, then read the
 * difference before committing it.
 */
class ReportTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/brine/reports/write");
    private static final List<String> FILES =
            List.of("results.json", "results.jmh.json", "results.md", "results.csv", "index.html");

    /** The page as this system writes it; what it holds is for {@link PageStructureTest}. */
    private static final String PAGE = PageStructureTest.page();

    private final Locale locale = Locale.getDefault();

    @TempDir
    private Path directory;

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "en-US", "ru-RU", "ar-EG-u-nu-arab", "tr-TR"})
    void writesTheGoldenFilesInEveryLocale(String language) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        Report.write(directory, SampleResult.run());
        for (String file : FILES) {
            if (!file.equals(Report.PAGE)) {
                assertGolden(file, Files.readString(directory.resolve(file)));
            }
        }
        assertThat(Files.readString(directory.resolve(Report.PAGE))).isEqualTo(PAGE);
        assertGolden("console.txt", Report.console(SampleResult.run()));
    }

    @Test
    void leavesNothingButTheReport() throws IOException {
        assertThat(Report.write(directory, SampleResult.run()))
                .extracting(path -> path.getFileName().toString())
                .containsExactlyElementsOf(FILES);
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSameSizeAs(FILES);
        }
    }

    @Test
    void replacesAnEarlierReport() throws IOException {
        Files.writeString(directory.resolve("index.html"), "earlier");
        Report.write(directory, SampleResult.run());
        assertThat(directory.resolve("index.html")).content().startsWith("<!DOCTYPE html>");
    }

    @Test
    void keepsRunsApart() throws IOException {
        Report.write(directory, SampleResult.run(), SampleResult.run());
        assertThat(ResultStore.read(directory.resolve("results-2.json"))).isEqualTo(SampleResult.run());
        assertThat(directory.resolve("index.html")).content().contains("<h2>Run 1</h2>", "<h2>Run 2</h2>");
        assertThat(directory.resolve("results.csv")).content().contains("\r\n2,pipeline,");
    }

    @Test
    void refusesToReportNothing() {
        assertThatThrownBy(() -> Report.write(directory)).hasMessage("no run to report, expected at least one");
    }

    private static void assertGolden(String name, String actual) throws IOException {
        Path golden = GOLDEN.resolve(name);
        if (Boolean.getBoolean("update.golden")) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }
}
