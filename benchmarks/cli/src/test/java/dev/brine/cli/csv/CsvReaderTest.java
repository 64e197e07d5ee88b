package dev.brine.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.cli.csv.CsvReader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static List<List<String>> read(String text) throws IOException {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader reader = new CsvReader("a.csv", new StringReader(text), 2)) {
            while (reader.nextRecord()) {
                CsvRecord record = reader.record(reader.nextCell(), 10);
                records.add(record.cells().stream().map(CsvCell::text).toList());
            }
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\nc,d\n", "a,b\r\nc,d\r\n", "a,b\rc,d", "\uFEFFa,b\nc,d", "\"a\",\"b\"\nc,d"})
    void readsEveryLineEndAndAMark(String text) throws IOException {
        assertThat(read(text)).containsExactly(List.of("a", "b"), List.of("c", "d"));
    }

    @Test
    void quotedCellsHoldCommasQuotesAndLineEnds() throws IOException {
        assertThat(read("\"a,b\",\"say \"\"hi\"\"\",\"two\r\nlines\",\"\"\n"))
                .containsExactly(List.of("a,b", "say \"hi\"", "two\r\nlines", ""));
    }

    @Test
    void emptyCellsAndBlankLinesAreKept() throws IOException {
        assertThat(read(",\n\nx,")).containsExactly(List.of("", ""), List.of(""), List.of("x", ""));
        assertThat(read("")).isEmpty();
        assertThat(read("\uFEFF")).isEmpty();
    }

    @Test
    void linesAreCountedThroughQuotes() throws IOException {
        try (CsvReader reader = new CsvReader("a.csv", new StringReader("\"1\n2\"\n3\n"), 2)) {
            reader.nextRecord();
            assertThat(reader.record(reader.nextCell(), 1).line()).isEqualTo(1);
            reader.nextRecord();
            assertThat(reader.record(reader.nextCell(), 1).line()).isEqualTo(3);
        }
    }

    @Test
    void brokenQuotingNamesTheLine() {
        assertThatThrownBy(() -> read("a\n\"b\nc"))
                .hasMessage("a.csv: line 2: the cell that starts with a quote and 'b\nc' never ends");
        assertThatThrownBy(() -> read("a\n\"b\"c")).hasMessageContaining("a.csv: line 2: text after the closing quote");
        assertThatThrownBy(() -> read("a\nb\"c"))
                .hasMessageContaining("a.csv: line 2: a quote inside the unquoted cell 'b'");
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1,\u00e9,not UTF-8 text",
        "UTF-16,\u00e9,is UTF-16 text",
        "UTF-16LE,e,a NUL character after 'e'"
    })
    void otherEncodingsAreRefused(String charset, String text, String words, @TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), (text + ",1\n").getBytes(Charset.forName(charset)));
        assertThatThrownBy(() -> {
                    try (CsvReader reader = CsvReader.open(file, 2)) {
                        reader.nextRecord();
                        reader.record(reader.nextCell(), 2);
                    }
                })
                .hasMessageContaining("a.csv: ")
                .hasMessageContaining(words)
                .hasMessageContaining("write it as UTF-8");
    }

    /** Never ends: whoever reads on to the end of a cell or line runs out of memory. */
    private static Reader endless(String start, char repeated) {
        return new Reader() {
            private int position;

            @Override
            public int read() {
                return position < start.length() ? start.charAt(position++) : repeated;
            }

            @Override
            public int read(char[] characters, int offset, int count) {
                characters[offset] = (char) read();
                return 1;
            }

            @Override
            public void close() {}
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\""})
    void aCellThatIsTooLongIsRefusedBeforeItIsRead(String start) throws IOException {
        try (CsvReader reader = new CsvReader("a.csv", endless(start + "x", '7'), 2)) {
            assertThat(reader.nextRecord()).isTrue();
            assertThatThrownBy(reader::nextCell)
                    .hasMessageContaining("a.csv: line 1: the cell 'x777")
                    .hasMessageContaining("is longer than 1,048,576 characters; is a quote left open?");
        }
    }

    @Test
    void aLineOfTooManyCellsIsRefusedBeforeItIsRead() throws IOException {
        try (CsvReader reader = new CsvReader("a.csv", endless("1,2\n", ','), 2)) {
            reader.nextRecord();
            reader.record(reader.nextCell(), 2);
            reader.nextRecord();
            assertThatThrownBy(() -> reader.record(reader.nextCell(), 1000))
                    .hasMessage("a.csv: line 2: more than 1000 cells");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "-0.0,-0.0",
        " 2.5 ,2.5",
        "1e-3,0.001",
        "inf,Infinity",
        "-Infinity,-Infinity",
        "NaN,NaN",
        "NAN,NaN",
        "<NA>,NaN",
        "TRUE,1",
        "False,0",
        "'',NaN"
    })
    void readsNumbers(String text, double expected) {
        assertThat(new CsvCell(text, false).number()).isEqualTo(OptionalDouble.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "2F", "0x1p3", "one", "1 2", "--1", "na", "1,5", "tRUE", "yes"})
    void whatOnlyJavaTakesForANumberIsNone(String text) {
        assertThat(new CsvCell(text, false).number()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a,b", "a \"b\"", "two\nlines", "", " x ", "nan"})
    void quotedTextReadsBack(String text) throws IOException {
        assertThat(read(CsvCell.quote(text) + ",x")).containsExactly(List.of(text, "x"));
        assertThat(CsvCell.quote("plain")).isEqualTo("plain");
    }
}
