package dev.brine.reports.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.reports.gate.ExactCheck;
import dev.brine.reports.gate.GateResult;
import dev.brine.reports.gate.SampleGate;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class GateReportTest {
    private static final GateResult RESULT = SampleGate.result(1.0, List.of("load, fst"), true);

    @TempDir
    Path folder;

    @Test
    void theMarkdownBeginsWithTheVerdict() {
        String text = GateReport.markdown(RESULT, GateReport.COMMENT_BYTES);
        assertThat(text)
                .startsWith("**RED: 1 regressed, 2 exact checks failed, 1 improved, 2 same, 2 inconclusive (can see")
                .contains("; partial, 1 not done**\n");
        String shown = text.substring(0, text.indexOf("<details>"));
        assertThat(shown)
                .contains("| load, kryo\\|tuned | REGRESSED | 1.2")
                .contains("| save, kryo | IMPROVED |")
                .contains("| file bytes | save, java | 67,110,912 | 70,466,457 | B | no growth | FAILED | 5 % more |")
                .doesNotContain("SAME");
        assertThat(text)
                .contains("<summary>5 other rows</summary>")
                .contains("save, &lt;java&gt;")
                .contains("- head: jar=head.jar")
                .contains("not done: load, fst");
    }

    @Test
    void theMarkdownIsCutBetweenRowsAndSaysSo() {
        List<ExactCheck> checks = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            checks.add(ExactCheck.fileBytes("row | " + i + " \u00e9", 10, 20, OptionalLong.empty()));
        }
        GateResult large = SampleGate.result(RESULT.rows(), checks, RESULT.nullControls(), List.of());
        for (int bytes : new int[] {GateReport.COMMENT_BYTES, GateReport.SUMMARY_BYTES}) {
            String text = GateReport.markdown(large, bytes);
            assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(bytes - 5000, bytes);
            assertThat(text).contains(" more are left out for length; the JSON file has all.");
            assertThat(text.split("<details>", -1)).hasSameSizeAs(text.split("</details>", -1));
        }
    }

    @Test
    void theJUnitFileFailsWhatIsRedAndSkipsWhatIsOpen() throws Exception {
        Element suite = parse(GateReport.junit(RESULT)).getDocumentElement();
        assertThat(suite.getAttribute("tests")).isEqualTo("14");
        assertThat(suite.getAttribute("failures")).isEqualTo("3");
        assertThat(suite.getAttribute("skipped")).isEqualTo("5");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(14);
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(3);
        Element first = (Element) suite.getElementsByTagName("testcase").item(0);
        assertThat(first.getAttribute("name")).isEqualTo("load, kryo|tuned");
        assertThat(((Element) first.getElementsByTagName("failure").item(0)).getAttribute("message"))
                .startsWith("REGRESSED: ");
    }

    @Test
    void hostileTextStaysText() throws Exception {
        String hostile = "<b>]]>&\u0000\uFFFE\n|`";
        GateResult result = SampleGate.result(
                List.of(), List.of(ExactCheck.roundTrip(hostile, hostile)), List.of(), List.of(hostile));
        Element suite = parse(GateReport.junit(result)).getDocumentElement();
        assertThat(((Element) suite.getElementsByTagName("testcase").item(0)).getAttribute("name"))
                .isEqualTo("<b>]]>&\uFFFD\uFFFD |`");
        assertThat(GateReport.markdown(result, GateReport.COMMENT_BYTES))
                .contains("&lt;b&gt;\\]\\]&gt;&amp;")
                .doesNotContain("<b>");
    }

    @Test
    void theConsoleShowsEveryRowInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            String text = GateReport.console(RESULT);
            assertThat(text.lines()).allMatch(line -> line.length() <= 120);
            assertThat(text)
                    .startsWith("RED: 1 regressed")
                    .contains("null control load, kryo: base / base 1.000")
                    .contains("load, kryo|tuned  REGRESSED")
                    .contains("not done: load, fst")
                    .contains("round trip, load, java: base -, head different");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyFileIsWritten() throws IOException {
        assertThat(GateReport.write(folder.resolve("out"), RESULT))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("gate.json", "gate.md", "gate-comment.md", "gate-junit.xml");
        assertThat(folder.resolve("out/gate.md")).content().isEqualTo(GateReport.markdown(RESULT, 900_000));
    }

    private static Document parse(String xml) throws ParserConfigurationException, IOException, SAXException {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }
}
