package dev.brine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.model.ColumnType;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    private static final Signature NAMED = Signature.named(List.of("a", "b", "c"));
    private static final Signature MIXED =
            Signature.of(List.of("size", "color"), List.of(ColumnType.NUMBER, ColumnType.STRING));

    @TempDir
    private Path folder;

    private List<Row> read(Signature signature, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        List<Row> rows = new ArrayList<>();
        try (CsvRows csv = CsvRows.open(file, signature)) {
            for (Row row = csv.next(); row != null; row = csv.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private void assertRefused(Signature signature, String text, String words) {
        assertThatThrownBy(() -> read(signature, text))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("rows.csv: " + words);
    }

    @Test
    void columnsGoByNameAfterAHeaderElseByPosition() throws IOException {
        assertThat(read(NAMED, "c,a,b\n3,1,2\n").get(0).numbers()).containsExactly(1, 2, 3);
        assertThat(read(NAMED, "3,1,2\n").get(0).numbers()).containsExactly(3, 1, 2);
        assertThat(read(NAMED, "c,a,b\n")).isEmpty();
    }

    @Test
    void namesThatAreNumbersMakeAHeaderOnlyTogether() throws IOException {
        Signature numbers = Signature.named(List.of("0", "1"));
        assertThat(read(numbers, "1,0\n5,6\n").get(0).numbers()).containsExactly(6, 5);
        assertThat(read(numbers, "1,2\n5,6\n")).hasSize(2);
    }

    @Test
    void emptyAndNanAreMissing() throws IOException {
        assertThat(read(NAMED, ",nan,NaN\n").get(0).numbers()).containsExactly(Double.NaN, Double.NaN, Double.NaN);
        List<Row> rows = read(MIXED, "1,\n2,nan\n3,\"nan\"\n4,red\n");
        assertThat(rows).extracting(row -> row.text(1)).containsExactly(null, null, "nan", "red");
    }

    @Test
    void blankLinesAreSkippedUnlessThereIsOneColumn() throws IOException {
        assertThat(read(NAMED, "\n1,2,3\n\n")).hasSize(1);
        assertThat(read(Signature.unnamed(1), "1\n\n2\n")).hasSize(3);
    }

    @Test
    void aWrongHeaderNamesTheColumn() {
        assertRefused(NAMED, "a,b\n1,2\n", "line 1: missing column 'c'");
        assertRefused(NAMED, "a,b,d\n1,2,3\n", "line 1: unknown column 'd', expected [a, b, c]");
        assertRefused(NAMED, "a,b,c,d\n1,2,3,4\n", "line 1: unknown column 'd', expected [a, b, c]");
        assertRefused(NAMED, "a,b,a\n", "line 1: column 'a' occurs twice");
    }

    @Test
    void aWrongRowNamesLineAndColumn() {
        assertRefused(NAMED, "c,a,b\n1,2\n", "line 2: 2 cells, expected 3: missing column 'b'");
        assertRefused(NAMED, "1,2,3,4\n", "line 1: 4 cells, expected 3: extra '4' after column 'c'");
        assertRefused(NAMED, "1,2,3\n1,x,3\n", "line 2: column 'b' holds 'x', expected a number");
        assertRefused(Signature.unnamed(2), "x,y\n1,2\n", "line 1: column 1 holds 'x', expected a number");
        assertRefused(MIXED, "red,1\n", "line 1: column 'size' holds 'red', expected a number");
        assertRefused(NAMED, "", "is empty, expected rows");
    }
}
