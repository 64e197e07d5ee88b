package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.cli.io.Colours;
import dev.brine.reports.text.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EvidenceTest extends CommandTest {
    private static final Path JOBLIB = Path.of("src/test/resources/dev/brine/cli/sklearn/forest_classifier.joblib");

    @Test
    void namesSourceKindsChecksAndEnvironmentsInJson() throws IOException {
        make("pipeline", "a.plain");
        file("rows.csv", "1,2\n3,1\n");
        assertThat(run("convert", "@a.plain", "@b.plain", "--rows=@rows.csv")).isZero();
        assertThat(run("verify", "@b.plain", "--report=@e.json")).as(err()).isZero();
        assertThat(evidence())
                .startsWith("{\"schema\":\"brine-evidence/1\",\"verified\":true,")
                .contains("\"file\":\"b.plain\"")
                .containsPattern("\"sha256\":\"[0-9a-f]{64}\"")
                .containsPattern("\"digest\":\"([0-9a-f]{64})\",\"recordedDigest\":\"\\1\"")
                .contains("\"source\":{\"name\":\"\",\"sha256\":\"\"}")
                .contains("every checksum of the file holds", "it is the recorded one", "nothing about the original")
                .containsSubsequence("\"pipeline v1\"", "\"scaler v1\"", "\"linear-model v1\"")
                .contains("\"rows\":2,\"differingRows\":0,\"largestDifference\":0.0,\"largest\":[]")
                .containsSubsequence("\"madeWith\":{", "\"java.version\":", "\"verifiedWith\":{", "\"java.version\":")
                .endsWith("}\n");
    }

    @Test
    void tellsTheSourceFileAndWhatTheImportDropped() throws IOException {
        assertThat(run(
                        "convert",
                        JOBLIB.toString(),
                        "@forest.plain",
                        "--rows",
                        csv("rows"),
                        "--expected",
                        csv("expected")))
                .as(err())
                .isZero();
        assertThat(run("verify", "@forest.plain", "--report=@e.html")).as(err()).isZero();
        assertThat(page())
                .contains(
                        "forest_classifier.joblib",
                        "SHA-256 of the source file",
                        "impurity",
                        "the source&#39;s outputs")
                .doesNotContain("<script", "not recorded in the file");
        assertThat(run("verify", JOBLIB.toString(), "--report=@e.json"))
                .as(err())
                .isZero();
        assertThat(evidence()).containsPattern("\"dropped\":\\[\"[^]]*impurity");
    }

    private static String csv(String name) {
        return JOBLIB.resolveSibling("forest_classifier." + name + ".csv").toString();
    }

    @Test
    void showsTheRowsThatDifferTheMostAndIsWrittenThoughTheyDo() throws IOException {
        make("wine", "a.plain");
        file("rows.csv", "1,2\n3,1\n");
        file("wrong.csv", "white\nwhite\n");
        assertThat(run("verify", "@a.plain", "--rows=@rows.csv", "--expected=@wrong.csv", "--report=@e.html"))
                .isEqualTo(1);
        assertThat(page())
                .contains("DIFFERS: at least one check does not hold.", "Rows of rows.csv", "1 of 2 rows differ")
                .contains("<td>DIFFERS</td>");
        assertThat(filesInFolder()).noneMatch(name -> name.endsWith(".tmp"));
    }

    @Test
    void refusesANameThatSaysNeitherPageNorJson() throws IOException {
        make("wine", "a.plain");
        assertRefused("a report ends in .html or .json", "verify", "@a.plain", "--report=@e.pdf");
        assertThat(filesInFolder()).doesNotContain("e.pdf");
    }

    @Test
    void namesBecomeNoMarkup() throws IOException {
        make("wine", "a.plain");
        Files.move(folder.resolve("a.plain"), folder.resolve("<b onload=x>&\u202e.plain"));
        assertThat(run("verify", "@<b onload=x>&\u202e.plain", "--report=@e.html"))
                .isZero();
        assertThat(page()).contains("&lt;b onload=x&gt;&amp;\ufffd.plain").doesNotContain("<b onload", "\u202e");
    }

    @Test
    void coloursMarkWordsOnATerminalOnly() {
        assertThat(Colours.NONE.good("verified")).isEqualTo("verified");
        assertThat(new Colours(true).good("verified")).isEqualTo("\u001b[32mverified\u001b[0m");
        assertThat(new Colours(true).bad("DIFFERS")).isEqualTo("\u001b[1;31mDIFFERS\u001b[0m");
        make("wine", "a.plain");
        assertThat(run("verify", "@a.plain")).isZero();
        assertThat(out()).doesNotContain("\u001b");
    }

    @Test
    void numbersOfTablesAreRightAligned() {
        Table table = Table.titled("").text("name").number("bytes").text("where");
        table.line("a", "7", "heap");
        table.line("bc", "1,234", "mapped");
        assertThat(table.padded()).containsExactly("name  bytes  where", "a         7  heap", "bc    1,234  mapped");
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("e.html"));
    }

    private String evidence() throws IOException {
        return Files.readString(folder.resolve("e.json"));
    }
}
