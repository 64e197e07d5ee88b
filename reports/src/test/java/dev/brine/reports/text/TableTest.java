package dev.brine.reports.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.brine.reports.text.Table.Tone;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One table in its four layouts. */
class TableTest {
    private static Table table() {
        return Table.titled("Files & sizes", "Two of them.")
                .text("format")
                .number("bytes")
                .flag("mapped")
                .line(Tone.BEST, List.of("mmap|raw", "7", Table.YES), "", Map.of("key", "a"))
                .line(Tone.ERROR, List.of("=java", "1234", ""), "torn <file>");
    }

    @Test
    void padsColumnsAndAlignsNumbersAtTheirRight() {
        assertThat(table().padded())
                .containsExactly("format    bytes  mapped", "mmap|raw      7  yes", "=java      1234");
    }

    @Test
    void cutsTheWidestColumnToFitAndWrapsNotes() {
        assertThat(table().text(24).lines())
                .containsExactly(
                        "  format   bytes  mapped",
                        "  -------  -----  ------",
                        "  mmap...      7  yes",
                        "  =java     1234",
                        "      torn <file>");
        assertThat(table().text(24).lines()).allMatch(line -> line.length() <= 24);
    }

    @Test
    void escapesInMarkdownAndPutsNotesLast() {
        assertThat(new Markdown().titledTable(table()).toString()).isEqualTo("""
                ### Files &amp; sizes

                Two of them.

                | format | bytes | mapped | why |
                | --- | ---: | --- | --- |
                | **mmap\\|raw** | **7** | **yes** |  |
                | **=java** | **1234** |  | torn &lt;file&gt; |

                """);
    }

    @Test
    void escapesInHtmlAndKeepsANoteWithItsLine() {
        assertThat(new Html().titledTable(table()).toString())
                .contains("<h3>Files &amp; sizes</h3>", "aria-label=\"Table: Files &amp; sizes\"", "data-key=\"a\"")
                .contains("<th scope=\"row\">mmap|raw</th><td class=\"number\">7</td>")
                .contains("<td>\u2713<span class=\"sr\"> yes</span></td>", "<td><span class=\"sr\">no</span></td>")
                .contains("<td colspan=\"3\"><span>torn &lt;file&gt;</span></td>");
        assertThat(table().data("key")).containsExactly("a");
    }

    @Test
    void quotesInCsvAndDefusesFormulas() {
        assertThat(table().csv()).isEqualTo("format,bytes,mapped\r\nmmap|raw,7,yes\r\n'=java,1234,\r\n");
    }

    @Test
    void refusesALineOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.titled("t").text("a", "b").line("1"))
                .withMessage("table 't' has 2 columns, got 1 cells");
    }

    @Test
    void refusesMarkupThatIsNotClosed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Html().open("ul").toString())
                .withMessage("<ul> is not closed");
    }
}
