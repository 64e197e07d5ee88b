package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.result.ResultStore;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of the README are those of the committed run, written by Brine itself. After another run or a wanted
 * change: {@code mvn -pl reports -am test -Dtest=ReadmeFiguresTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dupdate.golden=true}, then read the difference before committing it.
 */
class ReadmeFiguresTest {
    private static final Path README = Path.of("..", "README.md");
    private static final Path EXAMPLE = Path.of("example");
    private static final String PICTURE = "first-picture.svg";
    private static final String BEGIN =
            "<!-- measured: written from reports/example/results.json by ReadmeFiguresTest -->\n";
    private static final String END = "<!-- measured: end -->";

    @TempDir
    private Path directory;

    private static RunResult run() throws IOException {
        return ResultStore.read(EXAMPLE.resolve("results.json"));
    }

    @Test
    void theSectionOfTheReadmeIsThatOfTheRun() throws IOException {
        String readme = Files.readString(README);
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END);
        assertThat(readme).contains(BEGIN, END);
        String expected = Readme.section(run(), "reports/example/" + PICTURE);
        if (Boolean.getBoolean("update.golden")) {
            readme = readme.substring(0, begin) + expected + readme.substring(end);
            Files.writeString(README, readme);
            end = readme.indexOf(END);
        }
        assertThat(readme.substring(begin, end)).isEqualTo(expected);
    }

    @Test
    void thePictureIsThatOfTheRun() throws IOException {
        assertExample(PICTURE, Readme.picture(run()));
    }

    @Test
    void theReportBesideTheRunIsItsOwn() throws IOException {
        Report.write(directory, run());
        assertExample("results.md", Files.readString(directory.resolve("results.md")));
    }

    private static void assertExample(String name, String expected) throws IOException {
        Path file = EXAMPLE.resolve(name);
        if (Boolean.getBoolean("update.golden")) {
            Files.writeString(file, expected);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file)).isEqualTo(expected);
    }
}
