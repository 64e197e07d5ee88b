package dev.brine.cli.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.cli.csv.CsvRows.CsvRow;
import dev.brine.cli.io.Progress;
import dev.brine.cli.io.RefusedException;
import dev.brine.kind.TextColumns;
import dev.brine.model.AcceptedInputs;
import dev.brine.model.Attributes;
import dev.brine.model.ColumnType;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    private static final Signature NAMED = Signature.named(List.of("a", "b", "c"));
    private static final Signature MIXED =
            Signature.of(List.of("size", "color"), List.of(ColumnType.NUMBER, ColumnType.STRING));

    @TempDir
    private Path folder;

    private static ModelState model(Signature signature) {
        return ModelState.builder("none", 1, signature, Outputs.regression(1)).build();
    }

    /** Returns a model of text columns that know the given texts, and of one number. */
    private static ModelState knowing(String... texts) {
        return TextColumns.of(MIXED, List.of(new TextColumns.Vocabulary(List.of(texts), true)))
                .state();
    }

    private static RowFile rowFile(Path file, Optional<CsvHeader.Choice> header) {
        RowFile.Options options = new RowFile.Options();
        options.header = header;
        return new RowFile(file, options, Progress.on(System.err));
    }

    private List<Row> read(Signature signature, String text) throws IOException {
        return read(model(signature), text, Optional.empty());
    }

    private List<Row> read(ModelState model, String text, Optional<CsvHeader.Choice> header) throws IOException {
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        List<Row> rows = new ArrayList<>();
        try (CsvRows csv = CsvRows.open(rowFile(file, header), model)) {
            for (CsvRow row = csv.next(); row != null; row = csv.next()) {
                rows.add(row.row());
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
    void whatPandasReadsAsMissingIsMissing() throws IOException {
        assertThat(read(NAMED, ",nan,NaN\n NULL ,\"\",#N/A\n"))
                .allSatisfy(row -> assertThat(row.numbers()).containsExactly(Double.NaN, Double.NaN, Double.NaN));
        List<Row> rows = read(MIXED, "1,\n2,nan\n3,\"NA\"\n4, nan\n5,red\n");
        assertThat(rows).extracting(row -> row.text(1)).containsExactly(null, null, null, " nan", "red");
    }

    @Test
    void aTextThatTheModelKnowsIsThatText() throws IOException {
        String text = "1,nan\n2,None\n3,\n4,\"\"\n5,NULL\n";
        assertThat(read(knowing("nan", "", "red"), text, Optional.empty()))
                .extracting(row -> row.text(1))
                .containsExactly("nan", null, "", "", null);
        assertThat(read(knowing("red"), text, Optional.empty()))
                .extracting(row -> row.text(1))
                .containsExactly(null, null, null, "", null);
    }

    @Test
    void truthValuesAreNumbersInNumberColumns() throws IOException {
        assertThat(read(NAMED, "a,b,c\nTrue,FALSE,true\n").get(0).numbers()).containsExactly(1, 0, 1);
        assertRefused(NAMED, "a,b,c\nyes,1,2\n", "line 2: column 'a' holds 'yes', expected a number");
        assertRefused(NAMED, "a,b,c\n\"1,5\",1,2\n", "line 2: column 'a' holds '1,5', expected a number with a");
    }

    @Test
    void blankLinesAreSkippedUnlessThereIsOneColumn() throws IOException {
        assertThat(read(NAMED, "\n1,2,3\n\n")).hasSize(1);
        assertThat(read(Signature.unnamed(1), "1\n\n2\n")).hasSize(3);
        assertThat(read(Signature.unnamed(1), "1\n\n2\n\n\n")).hasSize(3);
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
        assertRefused(NAMED, "1,2,3,4\n", "line 1: more than 3 cells, expected 3: extra '4' after column 'c'");
        assertRefused(NAMED, "1,2,3\n1,x,3\n", "line 2: column 'b' holds 'x', expected a number");
        assertRefused(MIXED, "red,1\n", "line 1: column 'size' holds 'red', expected a number");
        assertRefused(NAMED, "", "is empty, expected rows");
    }

    @Test
    void aFirstLineOfWordsIsAHeaderForColumnsWithoutNames() throws IOException {
        assertThat(read(Signature.unnamed(2), "x,y\n1,2\n")).hasSize(1);
        assertThat(read(Signature.unnamed(2), "y2019,2020\n1,2\n")).hasSize(1);
        assertThat(read(Signature.unnamed(3), "0,1,2\n5,6,7\n")).hasSize(1);
        assertThat(read(Signature.unnamed(2), "True,nan\n1,2\n")).hasSize(2);
        assertThat(read(Signature.unnamed(2), "1,0\n1,2\n")).hasSize(2);
        assertThat(read(Signature.unnamed(1), "0\n1\n")).hasSize(2);
        assertRefused(Signature.unnamed(2), "x\n1,2\n", "line 1: 1 names, expected 2: [x]");
        assertRefused(
                Signature.unnamed(2),
                "0.5,x\n1,2\n",
                "line 1: holds the text 'x' and the number 0.5: say --header yes");
    }

    @Test
    void theUserDecidesWhatTheFirstLineIs() throws IOException {
        Optional<CsvHeader.Choice> yes = Optional.of(CsvHeader.Choice.YES);
        Optional<CsvHeader.Choice> no = Optional.of(CsvHeader.Choice.NO);
        assertThat(read(model(Signature.unnamed(2)), "0.5,x\n1,2\n", yes)).hasSize(1);
        assertThat(read(model(Signature.unnamed(2)), "0,1\n1,2\n", no)).hasSize(2);
        assertThat(read(knowing("color"), "size,color\n1,color\n", yes)).hasSize(1);
        assertThatThrownBy(() -> read(model(NAMED), "a,b,c\n1,2,3\n", no))
                .hasMessageContaining("line 1: column 'a' holds 'a', expected a number; --header yes");
        assertThatThrownBy(() -> read(model(NAMED), "1,2,3\n", yes)).hasMessageContaining("unknown column '1'");
    }

    @Test
    void aMisspeltHeaderIsNoRow() {
        Signature texts = Signature.of(List.of("town", "street"), List.of(ColumnType.STRING, ColumnType.STRING));
        assertRefused(texts, "Town,street\nBern,x\n", "line 1: unknown column 'Town', expected [town, street]");
        assertRefused(NAMED, "x,y,z\n1,2,3\n", "line 1: unknown column 'x', expected [a, b, c]");
        assertRefused(NAMED, "a,b,c,d,e\n1,2,3,4,5\n", "line 1: unknown column 'd'");
    }

    @Test
    void anIndexColumnIsNamed() {
        String words = "line 1: the first column has no name: it is the index that pandas writes";
        assertRefused(NAMED, ",a,b,c\n0,1,2,3\n", words);
        assertRefused(NAMED, "Unnamed: 0,a,b,c\n0,1,2,3\n", words);
        assertRefused(Signature.unnamed(3), ",0,1,2\n0,1,2,3\n", words);
    }

    @Test
    void anIndexThatTheModelWasTrainedOnIsAColumn() throws IOException {
        Signature signature = Signature.named(List.of("Unnamed: 0", "a"));
        assertThat(read(signature, ",a\n7,1\n").get(0).numbers()).containsExactly(7, 1);
        assertThat(read(signature, "a,Unnamed: 0\n1,7\n").get(0).numbers()).containsExactly(7, 1);
    }

    @Test
    void otherSeparatorsAreNamed() throws IOException {
        assertRefused(NAMED, "a;b;c\n1;2;3\n", "line 1: 'a;b;c' is separated by semicolons, expected commas");
        assertRefused(NAMED, "1,5;2;3\n", "line 1: '5;2;3' is separated by semicolons");
        assertRefused(Signature.unnamed(2), "1,5;2\n", "line 1: '5;2' is separated by semicolons");
        assertRefused(NAMED, "a\tb\tc\n", "line 1: 'a\tb\tc' is separated by tabs");
        assertThat(read(MIXED, "1,a;b\n").get(0).text(1)).isEqualTo("a;b");
    }

    @Test
    void aModelWithoutColumnsHasNoRows() {
        assertRefused(Signature.unnamed(0), "1\n", "the model takes no columns");
    }

    @Test
    void numbersThatTheModelWasNotTrainedToTakeAreRefused() throws IOException {
        BitSet second = new BitSet();
        second.set(1);
        AcceptedInputs inputs = AcceptedInputs.refusing(
                3, Map.of(AcceptedInputs.Refusal.MISSING, second, AcceptedInputs.Refusal.INFINITE, second));
        ModelState model = ModelState.builder("none", 1, NAMED, Outputs.regression(1))
                .attributes(inputs.addTo(Attributes.of(Map.of())))
                .build();
        assertThat(read(model, "nan,1,inf\n", Optional.empty())).hasSize(1);
        assertThatThrownBy(() -> read(model, "a,b,c\n1,2,3\n1,NA,3\n", Optional.empty()))
                .hasMessageContaining("rows.csv: line 3: column 'b' is missing (NA), and the model")
                .hasMessageEndingWith("--allow-missing predicts all the same");
        assertThatThrownBy(() -> read(model, "1,-inf,3\n", Optional.empty()))
                .hasMessageContaining("line 1: column 'b' is infinite (-inf)");
        Path file = Files.writeString(folder.resolve("rows.csv"), "1,,3\n");
        RowFile allowing = rowFile(file, Optional.empty());
        allowing.options().allowsRefused = true;
        try (CsvRows csv = CsvRows.open(allowing, model)) {
            assertThat(csv.next().row().number(1)).isNaN();
        }
    }

    @Test
    void manyNamesAreFoundOneByOneAndShownInPart() throws IOException {
        List<String> names =
                IntStream.range(0, 200_000).mapToObj(i -> "column " + i).toList();
        Signature signature = Signature.named(names);
        List<String> reversed = new ArrayList<>(names);
        Collections.reverse(reversed);
        String row = String.join(",", Collections.nCopies(names.size() - 1, "1")) + ",2\n";
        assertThat(read(signature, String.join(",", reversed) + "\n" + row)
                        .get(0)
                        .number(0))
                .isEqualTo(2);
        assertThatThrownBy(() -> read(signature, "column 0,x" + "y".repeat(1_000_000) + "\n"))
                .hasMessageContaining("expected [column 0, column 1, ")
                .hasMessageContaining("and 199,990 more]")
                .message()
                .hasSizeLessThan(600);
        assertThatThrownBy(() -> read(signature, "column 0\n"))
                .hasMessageContaining("missing columns [column 1, ")
                .message()
                .hasSizeLessThan(600);
    }

    @Test
    void wideRowsMakeSmallBatches() throws IOException {
        int columns = 300_000;
        String row = ",".repeat(columns - 1) + "\n";
        Path file = Files.writeString(folder.resolve("rows.csv"), row.repeat(9));
        try (CsvRows csv = CsvRows.open(rowFile(file, Optional.empty()), model(Signature.unnamed(columns)))) {
            assertThat(csv.nextBatch(256)).hasSizeLessThan(6);
        }
    }

    @Test
    void aLineIsRefusedAtTheFirstCellTooMany() throws IOException {
        assertRefused(NAMED, "1,2,3\n" + ",".repeat(5_000_000), "line 2: more than 3 cells, expected 3: extra ''");
        assertRefused(NAMED, ",".repeat(5_000_000), "line 1: more than 1003 cells");
        String texts = ("\"" + "x".repeat(1 << 20) + "\",").repeat(20);
        Signature signature = Signature.ofStringColumns(
                List.of(), 20, IntStream.range(0, 20).boxed().toList());
        assertRefused(signature, texts + "\n", "line 1: is longer than 16,777,856 characters");
    }
}
