package dev.brine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people hand over besides models: told by name, with what to do. */
class UnknownFileTest {
    private static void assertRefused(byte[] bytes, String... words) {
        assertThatThrownBy(() -> Brine.open(ModelSource.bytes("test", bytes), ReadOptions.defaults()))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }

    /** A tar archive of members with so many bytes of zeros each. */
    private static byte[] tar(int byteCount, String... names) {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        for (String name : names) {
            byte[] header = new byte[512];
            put(header, 0, name);
            put(header, 124, "%011o".formatted(byteCount));
            put(header, 257, "ustar");
            tar.writeBytes(header);
            tar.writeBytes(new byte[(byteCount + 511) / 512 * 512]);
        }
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    private static void put(byte[] target, int offset, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(bytes);
        }
        return gzip.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[1000]);
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void namesTheModelInATarArchive() throws IOException {
        byte[] tar = tar(700, "code/inference.py", "model.plain");
        assertRefused(tar, "test: is a tar archive that holds 'model.plain': unpack it first: tar xf test");
        assertRefused(gzip(tar), "test: is a tar archive that holds 'model.plain': unpack it first: tar xf test");
        assertRefused(tar(0, "notes.txt"), "is a tar archive, and none of the 1 members seen is named like a model");
        assertRefused(tar(1, "a\nb.plain"), "holds 'a?b.plain'");
    }

    @Test
    void namesTheModelInAZipArchive() throws IOException {
        assertRefused(zip("a.csv", "model.plain"), "is a zip archive that holds 'model.plain'", "unzip test");
        assertRefused(
                zip("1.plain", "2.plain", "3.plain", "4.plain", "5.plain", "6.plain"), "'5.plain' and 1 more: unpack");
        assertRefused(zip("model/data.pkl", "model/version"), "(a PyTorch file)");
        assertRefused(zip("metadata.json", "config.json", "model.weights.h5"), "(a Keras model)");
    }

    @Test
    void readsOnlyTheStartOfAnArchive() throws IOException {
        assertRefused(gzip(tar(80 << 20, "big.bin", "model.plain")), "none of the 1 members seen");
        assertRefused(Arrays.copyOf(tar(700, "model.plain"), 600), "holds 'model.plain'");
        byte[] tar = tar(700, "model.plain");
        put(tar, 124, "77777777777");
        assertRefused(tar, "holds 'model.plain'");
        put(tar, 124, "-1");
        assertRefused(tar, "none of the 0 members seen");
    }

    @ParameterizedTest
    @CsvSource({
        "894844460d0a1a0a, an HDF5 file",
        "43424d31, a CatBoost model",
        "7b226c6561726e6572223a, an XGBoost model",
        "7b4c00000000000000076c6561726e6572, an XGBoost model",
        "747265650a76657273696f6e3d7633, a LightGBM model",
        "080912077079746f726368, an ONNX model",
        "580a000000030004, an object of R"
    })
    void namesWhatOtherLibrariesWrite(String hex, String name) throws IOException {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertRefused(bytes, "(" + name, "convert the scikit-learn model that it was made from, if there is one");
        assertRefused(gzip(bytes), "(" + name);
    }

    @Test
    void namesPmmlAndDamagedArchives() throws IOException {
        byte[] pmml = "<?xml version=\"1.0\"?>\n<PMML>".getBytes(StandardCharsets.US_ASCII);
        assertRefused(pmml, "(a PMML document)");
        byte[] zip = zip("model.plain");
        assertRefused(Arrays.copyOf(zip, zip.length - 9), "(a zip archive)", "it breaks off or is damaged");
        byte[] broken = Arrays.copyOf(gzip(pmml), 15);
        assertRefused(broken, "starts with bytes 1f8b");
    }
}
