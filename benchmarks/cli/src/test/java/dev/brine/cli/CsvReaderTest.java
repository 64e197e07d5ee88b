package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
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
        try (CsvReader reader = new CsvReader("a.csv", new StringReader(text))) {
            for (CsvRecord record = reader.next(); record != null; record = reader.next()) {
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
        try (CsvReader reader = new CsvReader("a.csv", new StringReader("\"1\n2\"\n3\n"))) {
            assertThat(reader.next().line()).isEqualTo(1);
            assertThat(reader.next().line()).isEqualTo(3);
        }
    }

    @Test
    void brokenQuotingNamesTheLine() {
        assertThatThrownBy(() -> read("a\n\"b\nc"))
                .hasMessage("a.csv: line 2: the cell that starts with a quote never ends");
        assertThatThrownBy(() -> read("a\n\"b\"c")).hasMessageContaining("a.csv: line 2: text after the closing quote");
        assertThatThrownBy(() -> read("a\nb\"c"))
                .hasMessageContaining("a.csv: line 2: a quote inside the unquoted cell 'b'");
    }

    @Test
    void otherEncodingsAreRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("a.csv"), "1,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> {
                    try (CsvReader reader = CsvReader.open(file)) {
                        reader.next();
                    }
                })
                .hasMessageContaining("a.csv: not UTF-8 text, at line 1");
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
        "'',NaN"
    })
    void readsNumbers(String text, double expected) {
        assertThat(new CsvCell(text, false).number()).isEqualTo(OptionalDouble.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1d", "2F", "0x1p3", "one", "1 2", "--1", "na", "1,5"})
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
