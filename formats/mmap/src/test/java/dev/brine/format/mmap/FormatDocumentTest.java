package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps FORMAT.md true. */
class FormatDocumentTest {
    private static final int BYTES_A_LINE = 16;

    private static String document() throws IOException {
        return Files.readString(Path.of("FORMAT.md"));
    }

    @Test
    void showsTheSmallestFile() throws IOException {
        byte[] file = GoldenFileTest.Golden.SMALLEST.stored();
        String[] shown = document()
                .lines()
                .filter(line -> line.matches("[0-9a-f]{4}  ([0-9a-f]{2} )+.*"))
                .map(line -> line.replaceAll(" {2,}[|].*", "").strip())
                .toArray(String[]::new);
        String[] expected = IntStream.iterate(0, from -> from < file.length, from -> from + BYTES_A_LINE)
                .mapToObj(from -> "%04x  %s"
                        .formatted(
                                from,
                                HexFormat.ofDelimiter(" ")
                                        .formatHex(Arrays.copyOfRange(
                                                file, from, Math.min(file.length, from + BYTES_A_LINE)))))
                .toArray(String[]::new);
        assertThat(shown).as("hex dump, line by line").containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource
    void namesTheHashOfEachTestVector(GoldenFileTest.Golden golden) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(golden.stored());
        assertThat(document())
                .contains("| `%s` | %d | `%s` |"
                        .formatted(
                                golden.fileName,
                                golden.stored().length,
                                HexFormat.of().formatHex(digest)));
    }

    @Test
    void hasATestForEachRule() throws IOException {
        Path folder = Path.of("src/test/java/dev/brine/format/mmap");
        String tests = Files.readString(folder.resolve("ValidityRulesTest.java"))
                + Files.readString(folder.resolve("CodecRulesTest.java"));
        long rules =
                document().lines().filter(line -> line.matches("\\| R\\d+ .*")).count();
        assertThat(rules).isEqualTo(33);
        for (int rule = 1; rule <= rules; rule++) {
            assertThat(tests).contains("void rule%02d".formatted(rule));
        }
    }
}
