package dev.brine.format.sklearn.joblib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.Fixtures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, nothing but a ModelFormatException comes out. */
class DamagedFilesTest {
    static Stream<String> small() {
        return Fixtures.names("streams").stream().filter(name -> name.contains("tree"));
    }

    private static void read(byte[] bytes) throws IOException {
        PickleFile.open(ModelSource.bytes("test", bytes), ReadLimits.defaults()).close();
    }

    private static void readOrRefuse(byte[] bytes) throws IOException {
        try {
            read(bytes);
        } catch (ModelFormatException e) {
            assertThat(e.getMessage()).startsWith("test: ").doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void refusesEveryTruncation(String name) {
        byte[] whole = Fixtures.bytes(name);
        // decoders of xz and bz2 take megabytes each time
        int step = name.endsWith("tree.joblib") || name.endsWith("p5.pkl") ? 1 : 23;
        for (int length = 0; length < whole.length; length += step) {
            byte[] start = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(start))
                    .as("%s, %d bytes", name, length)
                    .isInstanceOf(ModelFormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams/tree.joblib", "streams/tree_p0.pkl"})
    void survivesFlippedBits(String name) throws IOException {
        byte[] bytes = Fixtures.bytes(name);
        int step = name.endsWith("joblib") ? 3 : 7; // no multiple of a byte, so that each bit has its turn
        for (int bit = 0; bit < 8 * bytes.length; bit += step) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            readOrRefuse(bytes);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams/tree_zlib.joblib", "streams/tree_gzip.joblib"})
    void detectsFlippedBytesOfCompressedFiles(String name) throws IOException {
        byte[] bytes = Fixtures.bytes(name);
        int undetected = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 0x10;
            try {
                read(bytes);
                undetected++;
            } catch (ModelFormatException e) {
                assertThat(e.getMessage()).startsWith("test: ").doesNotContain("\n");
            }
            bytes[i] ^= 0x10;
        }
        assertThat(undetected).as("bytes of the header that mean nothing").isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams/tree_bz2.joblib", "streams/tree_lz4.joblib", "streams/tree_xz.joblib"})
    void survivesFlippedBytesOfCompressedFiles(String name) throws IOException {
        byte[] bytes = Fixtures.bytes(name);
        for (int i = 0; i < bytes.length; i += 7) {
            bytes[i] ^= 0x11;
            readOrRefuse(bytes);
            bytes[i] ^= 0x11;
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void refusesBytesBehindTheEnd(String name) {
        byte[] whole = Fixtures.bytes(name);
        byte[] longer = Arrays.copyOf(whole, whole.length + 5);
        longer[whole.length] = 'N';
        assertThatThrownBy(() -> read(longer)).isInstanceOf(CorruptModelException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"streams/tree.joblib", "streams/tree_p0.pkl", "streams/tree_p2.pkl"})
    void tellsAFileThatWasTranslatedAsText(String name) {
        String text = new String(Fixtures.bytes(name), StandardCharsets.ISO_8859_1);
        byte[] translated = text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> read(translated))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageStartingWith(
                        "test: each line feed has a carriage return before it, as copying as text does; copy or download the file again as binary");
    }

    @Test
    void tellsAFileWhoseBytesWereReplacedByText() {
        byte[] replaced = new String(Fixtures.bytes("streams/tree.joblib"), StandardCharsets.UTF_8)
                .getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> read(replaced))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageStartingWith(
                        "test: its bytes past 0x7f were replaced by U+FFFD (ef bf bd), as saving as text does; copy or download the file again as binary");
    }

    @Test
    void countsObjectsDumpedOneAfterAnother() {
        byte[] one = Fixtures.bytes("streams/tree_p2.pkl");
        ByteArrayOutputStream three = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            three.writeBytes(one);
        }
        assertThatThrownBy(() -> read(three.toByteArray()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage(
                        "test: holds 3 objects, dumped one after another, expected one: load each in Python, and dump the fitted estimator, or a Pipeline of them, to a file of its own, at offset %d"
                                .formatted(one.length));
    }
}
