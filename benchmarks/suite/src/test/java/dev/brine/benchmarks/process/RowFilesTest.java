package dev.brine.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.model.ColumnType;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFilesTest {
    private static final Signature SIGNATURE = Signature.of(
            List.of("rooms", "town", "area", "größe"),
            List.of(ColumnType.NUMBER, ColumnType.STRING, ColumnType.NUMBER, ColumnType.STRING));

    @TempDir
    Path folder;

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Bern",
                "",
                " ",
                "Basel, Stadt",
                "say \"hi\"",
                "'single' \\ back",
                "two\nlines\r\nand three",
                "tab\tand nul\0",
                "Genève",
                "東京",
                "\uD83D\uDE80",
                "nan",
                "-1",
                "@file",
                "$HOME `x` %s *"
            })
    void aTextArrivesAsItIs(@Nullable String text) throws IOException {
        Row first = Row.of(SIGNATURE, 3.0, text, Double.NaN, "last");
        Row second = Row.of(SIGNATURE, -0.0, "Bern", 50, text);

        ServedRows rows = carry(SIGNATURE, first, second);

        assertThat(rows.count()).isEqualTo(2);
        assertThat(rows.cells(0)).containsExactly(3.0, text, Double.NaN, "last");
        assertThat(rows.cells(1)).containsExactly(-0.0, "Bern", 50.0, text);
    }

    @Test
    void aLongTextArrivesWhole() throws IOException {
        String text = "é,\"\n".repeat(100_000);
        assertThat(carry(SIGNATURE, Row.of(SIGNATURE, 1, text, 2, null)).cells(0))
                .containsExactly(1.0, text, 2.0, null);
    }

    @Test
    void columnsMayHaveNoNamesAndHoldTextsOnly() throws IOException {
        Signature unnamed = Signature.ofStringColumns(List.of(), 2, List.of(0, 1));
        assertThat(carry(unnamed, Row.of(unnamed, "a", null), Row.of(unnamed, null, "b"))
                        .cells(1))
                .containsExactly(null, "b");
    }

    @Test
    void rowsOfNumbersAreOneFileOfNumbers() throws IOException {
        Signature numbers = Signature.unnamed(2);
        ServedRows rows = carry(numbers, Row.of(numbers, 1, 2), Row.of(numbers, 3, null));

        assertThat(rows.numbers(0, 2)).containsExactly(1, 2, 3, Double.NaN);
        assertThat(rows.numbers(1, 1)).containsExactly(3, Double.NaN);
        assertThat(folder).isDirectoryContaining("glob:**/rows").isDirectoryNotContaining("glob:**/rows-texts");
    }

    @Test
    void aCommandLineCarriesNumbersAndTheNameOfAFileOfTexts() throws IOException {
        Signature numbers = Signature.unnamed(2);
        Path file = folder.resolve("row");
        assertThat(command(Row.of(numbers, 1, -2), file))
                .endsWith(FirstPrediction.class.getName(), "model", "3ff0000000000000", "c000000000000000");
        assertThat(file).doesNotExist();
        assertThat(command(Row.of(SIGNATURE, 1, "Zürich", 2, null), file))
                .endsWith(FirstPrediction.class.getName(), "model", "rows", file.toString(), "4");
        assertThat(ServedRows.read(file, 4).cells(0)).containsExactly(1.0, "Zürich", 2.0, null);
    }

    private static List<String> command(Row row, Path rowFile) throws IOException {
        return FirstPrediction.command(List.of(), Path.of("model"), row, rowFile);
    }

    /** Reads the same file by the script that serves from Python. */
    @Test
    void pythonReadsTheSameTexts() throws Exception {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "there is no Python '" + python + "'");
        Signature unnamed = Signature.ofStringColumns(List.of(), 2, List.of(1));
        Path file = folder.resolve("rows");
        List<String> texts = List.of("Basel, Stadt", "say \"hi\"", "two\nlines", "", "東京 \uD83D\uDE80");
        List<Row> rows = Stream.concat(texts.stream(), Stream.of((String) null))
                .map(text -> Row.of(unnamed, 1.5, text))
                .toList();
        RowFiles.write(file, unnamed, rows);
        Path script = folder.resolve("python_peers.py");
        try (var in = RowFiles.class.getResourceAsStream("/dev/brine/benchmarks/python/python_peers.py")) {
            Files.copy(in, script);
        }
        String read =
                "import sys; sys.path.insert(0, sys.argv[1]); import python_peers; print(ascii(python_peers.read_texts("
                        + "open(sys.argv[2] + '-texts', 'rb'), 6)[1][1].tolist()))";
        assumeTrue(run(python, "import numpy").status() == 0, "'" + python + "' has no numpy");

        ChildOutput output = run(python, read, folder.toString(), file.toString());

        assertThat(output.status()).as(output.reason()).isZero();
        assertThat(output.lines())
                .containsExactly(
                        "['Basel, Stadt', 'say \"hi\"', 'two\\nlines', '', '\\u6771\\u4eac \\U0001f680', nan]");
    }

    private ChildOutput run(Path python, String code, String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of(python.toString(), "-Bc", code), Stream.of(arguments))
                .toList();
        return ChildProcess.run(command, folder, 60);
    }

    private ServedRows carry(Signature signature, Row... rows) throws IOException {
        Path file = folder.resolve("rows");
        RowFiles.write(file, signature, List.of(rows));
        return ServedRows.read(file, signature.count());
    }
}
