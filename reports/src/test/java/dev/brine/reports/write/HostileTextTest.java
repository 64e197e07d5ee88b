package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.SampleResult;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.Operation;
import dev.brine.reports.result.ProcessStart;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.result.RowKey;
import dev.brine.reports.result.RowStatus;
import dev.brine.reports.result.RunResult;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Model names come from users: no writer may let one become markup, a formula, or a terminal command. */
class HostileTextTest {
    private static final String NAME = "=<script>alert(\"1\")</script> | `x` \u001b[31m\u202e\n# \u00e4 'q', end";

    @TempDir
    private Path directory;

    @Test
    void staysTextInThePage() throws IOException {
        String page = written("index.html");
        assertThat(page)
                .doesNotContain("<script>alert", "<b>")
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;");
        assertNoControls(page);
    }

    @Test
    void leavesThePicturesWellFormed() throws IOException, ParserConfigurationException, SAXException {
        String page = written("index.html");
        Matcher pictures = Pattern.compile("(?s)<svg .*?</svg>").matcher(page);
        int count = 0;
        for (; pictures.find(); count++) {
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new InputSource(new StringReader(pictures.group())))
                            .getElementsByTagName("desc")
                            .item(0)
                            .getTextContent())
                    .contains("<script>alert(\"1\")</script>");
        }
        assertThat(count).isEqualTo(8);
    }

    @Test
    void letsNoScriptRunButThePagesOwn() throws IOException {
        String page = written("index.html");
        assertThat(page.split("<script>", -1)).hasSize(4);
        assertThat(page)
                .containsPattern(
                        "default-src 'none'; style-src 'unsafe-inline'; script-src( 'sha256-[A-Za-z0-9+/=]{44}'){3};");
    }

    @Test
    void staysOneCellInMarkdown() throws IOException {
        String markdown = written("results.md");
        assertThat(markdown).doesNotContain("<script").contains("&lt;script&gt;", "\\| \\`x\\`");
        assertNoControls(markdown);
    }

    @Test
    void staysOneFieldInCsv() throws IOException {
        assertThat(written("results.csv"))
                .contains("\r\n1,\"'=<script>alert(\"\"1\"\")</script> | `x` \ufffd[31m\ufffd # \u00e4 'q', end\",");
    }

    @Test
    void staysAsciiOnTheConsole() {
        String console = Report.console(hostile());
        assertThat(console).matches("[\\x20-\\x7e\\n]*").contains("=<script>");
        assertThat(console.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(120));
    }

    private String written(String file) throws IOException {
        Report.write(directory, hostile());
        return Files.readString(directory.resolve(file));
    }

    private static void assertNoControls(String text) {
        assertThat(text).doesNotContain("\u001b", "\u202e");
    }

    private static RunResult hostile() {
        RunResult sample = SampleResult.run();
        ModelInfo model = sample.models().get(0);
        ModelInfo renamed =
                new ModelInfo(NAME, NAME, NAME, model.origin(), 64, OptionalLong.empty(), OptionalLong.empty(), NAME);
        ResultRow ok = renamed("java", 1);
        ResultRow other = renamed("kryo", 2);
        return new RunResult(
                sample.run(),
                sample.environment(),
                List.of(renamed),
                List.of(ok, other, renamed("fst", 1).failed(NAME), renamed(NAME, 3)),
                List.of(),
                List.of(start("java", 1), start(NAME, 2)),
                List.of(NAME));
    }

    private static ProcessStart start(String format, double seconds) {
        return new ProcessStart(
                NAME,
                NAME,
                format,
                NAME,
                NAME,
                NAME,
                RowStatus.OK,
                "",
                NAME,
                List.of(
                        ProcessStart.MAIN,
                        ProcessStart.LIBRARY_READY,
                        ProcessStart.OPENED,
                        ProcessStart.FIRST_PREDICTION,
                        ProcessStart.SERVED + 10),
                List.of(List.of(1 * seconds, 2 * seconds, 3 * seconds, 4 * seconds, 5 * seconds)));
    }

    private static ResultRow renamed(String format, double milliseconds) {
        ResultRow row = SampleResult.row(NAME, format, NAME, Operation.LOAD, milliseconds, 64);
        RowKey key = row.key();
        RowKey hostile = new RowKey(NAME, NAME, format, NAME, key.operation(), key.heap(), key.pageCache());
        return SampleResult.withKey(row, hostile, row.samples());
    }
}
