package dev.brine.format.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedVersionException;
import dev.brine.format.ModelSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class PayloadHeaderTest {
    private static final int FORMAT_CODE = 7;
    private static final int VARIANTS = 2;
    private static final int VERSION = 3;

    private final byte[] header = PayloadHeader.encode(FORMAT_CODE, 1, VERSION);

    @Test
    void takesSixteenBytesAsDocumented() {
        assertThat(header)
                .containsExactly(0x89, 'B', 'R', 'G', '\r', '\n', 0x1a, '\n', FORMAT_CODE, 1, VERSION, 0, 0, 0, 0, 0);
    }

    @Test
    void givesTheVariantBack() throws IOException {
        assertThat(read(header)).isEqualTo(1);
    }

    @Test
    void recognizesItsFormatOnly() {
        ByteBuffer start = ByteBuffer.wrap(header);
        assertThat(PayloadHeader.recognizes(start, FORMAT_CODE)).isTrue();
        assertThat(start.position()).isZero();
        assertThat(PayloadHeader.recognizes(start, FORMAT_CODE + 1)).isFalse();
        assertThat(PayloadHeader.recognizes(ByteBuffer.wrap(header, 0, 8), FORMAT_CODE))
                .isFalse();
        assertThat(PayloadHeader.recognizes(ByteBuffer.allocate(16), FORMAT_CODE))
                .isFalse();
    }

    @Test
    void rejectsEveryOtherMagic() {
        for (int i = 0; i < 8; i++) {
            assertCorrupt(changed(i, header[i] ^ 0x20), 0);
        }
    }

    @Test
    void rejectsEveryTruncation() {
        for (int length = 0; length < header.length; length++) {
            assertCorrupt(Arrays.copyOf(header, length), length);
        }
    }

    @Test
    void rejectsAnotherFormatAnUnknownVariantAndReservedBytes() {
        assertCorrupt(changed(8, FORMAT_CODE + 1), 8);
        assertCorrupt(changed(9, VARIANTS), 9);
        assertCorrupt(changed(9, 0xff), 9);
        for (int i = 12; i < 16; i++) {
            assertCorrupt(changed(i, 1), 12);
        }
    }

    @Test
    void namesOlderAndNewerVersions() {
        assertVersion(changed(10, VERSION - 1), VERSION - 1, "older release");
        assertVersion(changed(10, VERSION + 1), VERSION + 1, "newer release");
        assertVersion(changed(11, 0x80), 0x8000 + VERSION, "newer release");
    }

    private byte[] changed(int offset, int value) {
        byte[] copy = header.clone();
        copy[offset] = (byte) value;
        return copy;
    }

    private static void assertCorrupt(byte[] bytes, long offset) {
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOfSatisfying(
                        CorruptModelException.class, e -> assertThat(e.offset()).isEqualTo(offset));
    }

    private static void assertVersion(byte[] bytes, int found, String remedy) {
        assertThatThrownBy(() -> read(bytes))
                .hasMessageContaining(remedy)
                .isInstanceOfSatisfying(UnsupportedVersionException.class, e -> {
                    assertThat(e.found()).isEqualTo(found);
                    assertThat(e.offset()).isEqualTo(10);
                });
    }

    private static int read(byte[] bytes) throws IOException {
        PayloadSource source =
                new PayloadSource(ModelSource.bytes("test", bytes).open(), "test");
        return PayloadHeader.read(source, FORMAT_CODE, VARIANTS, VERSION);
    }
}
