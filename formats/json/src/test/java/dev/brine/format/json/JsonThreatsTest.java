package dev.brine.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.testkit.ConformanceModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's file may try. */
class JsonThreatsTest {
    private static final int BOMB_TEXT_BYTES = 32 << 20;
    /** Repetitions are what bzip2's writer is slowest at. */
    private static final int SLOW_BOMB_TEXT_BYTES = 1 << 20;
    /** Buffers, and the tables and windows of each codec as this module writes it. */
    private static final long FIXED_BYTES = 16 << 20;

    @ParameterizedTest
    @EnumSource
    void aBombOfNumbersEndsAtTheAnnouncedCount(Codec codec) throws IOException {
        assertRefusedCheaply(
                bomb(codec, "[3]"), ReadLimits.defaults(), CorruptModelException.class, "more than the 3 elements");
    }

    @ParameterizedTest
    @EnumSource
    void aBombOfNumbersEndsAtTheLimitOfATensor(Codec codec) throws IOException {
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.TENSOR_BYTES, 1 << 20);
        assertRefusedCheaply(bomb(codec, "[4000000000]"), limits, LimitExceededException.class, "TENSOR_BYTES");
    }

    @ParameterizedTest
    @EnumSource
    void aBombOfNumbersEndsAtTheHeap(Codec codec) throws IOException {
        assertRefusedCheaply(
                bomb(codec, "[99999999999]"),
                ReadLimits.defaults(),
                LimitExceededException.class,
                "raise HEAP_TENSOR_BYTES in ReadLimits or -Xmx");
    }

    /** The small model, whose tensor 't' has this shape and endless elements. */
    private static byte[] bomb(Codec codec, String shape) throws IOException {
        String text = JsonFiles.text(ConformanceModels.small());
        int start = text.indexOf("1.0,-2.0,3.0]");
        int textBytes = codec == Codec.BZIP2 ? SLOW_BOMB_TEXT_BYTES : BOMB_TEXT_BYTES;
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (OutputStream out = CodecStreams.compressing(codec, file)) {
            out.write(text.substring(0, start)
                    .replace("\"shape\":[3]", "\"shape\":" + shape)
                    .getBytes(StandardCharsets.UTF_8));
            byte[] zeros = "0,".repeat(1 << 15).getBytes(StandardCharsets.UTF_8);
            for (int written = 0; written < textBytes; written += zeros.length) {
                out.write(zeros);
            }
        }
        assertThat(file.size()).isLessThan(codec == Codec.PLAIN ? Integer.MAX_VALUE : textBytes / 200);
        return file.toByteArray();
    }

    private static void assertRefusedCheaply(
            byte[] file, ReadLimits limits, Class<? extends ModelFormatException> type, String message) {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Throwable thrown = catchThrowable(() -> JsonFiles.open(file, limits).close());
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(thrown).isInstanceOf(type).hasMessageContaining(message);
        assertThat(allocated).as("bytes allocated").isLessThan(FIXED_BYTES);
    }

    /** 12, 8, 8 and 8 bytes; the first while it grows takes 8 that it grew out of, too. */
    @Test
    void tensorsTogetherMayNotPassTheHeap() throws IOException {
        byte[] file = JsonFiles.write(Codec.PLAIN, ConformanceModels.small());
        ReadLimits limits = ReadLimits.defaults();
        JsonFiles.open(file, limits.with(ReadLimit.HEAP_TENSOR_BYTES, 36)).close();
        for (long bytes : new long[] {35, 19}) {
            assertThatThrownBy(() -> JsonFiles.open(file, limits.with(ReadLimit.HEAP_TENSOR_BYTES, bytes))
                            .close())
                    .isInstanceOf(LimitExceededException.class)
                    .hasMessageContaining("bytes of tensors on the heap, allowed are " + bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x08, 0x10, 0x18})
    void anEndlessNameOrCommentOfGzipIsRefused(int flags) throws IOException {
        byte[] file = new byte[4 << 20];
        Arrays.fill(file, (byte) 'x');
        System.arraycopy(new byte[] {0x1f, (byte) 0x8b, 8, (byte) flags, 0, 0, 0, 0, 0, 0}, 0, file, 0, 10);
        assertRefusedCheaply(file, ReadLimits.defaults(), LimitExceededException.class, "TEXT_BYTES");
        assertRefusedCheaply(
                Arrays.copyOf(file, 1 << 18),
                ReadLimits.defaults().with(ReadLimit.TEXT_BYTES, 16),
                LimitExceededException.class,
                "TEXT_BYTES");
    }

    /** As the program gzip writes it. */
    @Test
    void aNameInTheHeaderOfGzipIsRead() throws IOException {
        byte[] file = JsonFiles.write(Codec.GZIP, ConformanceModels.small());
        byte[] name = "model.json\0".getBytes(StandardCharsets.UTF_8);
        ByteBuffer named = ByteBuffer.allocate(file.length + name.length);
        named.put(file, 0, 10).put(name).put(file, 10, file.length - 10).put(3, (byte) 0x08);
        JsonFiles.open(named.array()).close();
    }

    @Test
    void anXzWindowOf64MiBIsReadAndALargerOneRefused() throws IOException {
        byte[] file = JsonFiles.write(Codec.XZ, ConformanceModels.small());
        int size64MiB = 28;
        JsonFiles.open(withXzWindow(file, size64MiB)).close();
        for (int size = size64MiB + 1; size <= 37; size++) {
            byte[] large = withXzWindow(file, size);
            assertRefusedCheaply(large, ReadLimits.defaults(), UnsupportedModelException.class, "window needs");
        }
        byte[] largest = withXzWindow(file, 40);
        assertRefusedCheaply(largest, ReadLimits.defaults(), CorruptModelException.class, "LZMA2");
    }

    /** The block header follows 12 bytes: its size, flags, filter 0x21, one byte of properties, and a CRC32 at its end. */
    private static byte[] withXzWindow(byte[] file, int size) {
        byte[] copy = file.clone();
        int start = 12;
        int crcOffset = start + copy[start] * 4;
        assertThat(copy[start + 2]).isEqualTo((byte) 0x21);
        copy[start + 4] = (byte) size;
        CRC32 crc = new CRC32();
        crc.update(copy, start, crcOffset - start);
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(crcOffset, (int) crc.getValue());
        return copy;
    }

    @Test
    void aZstdWindowOf128MiBIsReadAndALargerOneRefused() throws IOException {
        JsonFiles.open(zstd(new byte[] {0, (byte) (17 << 3)})).close();
        for (int exponent = 18; exponent < 32; exponent++) {
            byte[] file = zstd(new byte[] {0, (byte) (exponent << 3)});
            assertRefusedCheaply(file, ReadLimits.defaults(), CorruptModelException.class, "too much memory");
        }
    }

    /** The window of a single segment is the size of its content. */
    @Test
    void aZstdSegmentThatClaimsATebibyteIsRefused() throws IOException {
        byte[] file = zstd(new byte[] {(byte) 0xe0, 0, 0, 0, 0, 0, 1, 0, 0});
        assertRefusedCheaply(file, ReadLimits.defaults(), CorruptModelException.class, "too much memory");
    }

    /** A frame of one raw block that holds the small model. */
    private static byte[] zstd(byte[] frameHeader) throws IOException {
        byte[] text = JsonFiles.write(Codec.PLAIN, ConformanceModels.small());
        int lastRawBlock = text.length << 3 | 1;
        return ByteBuffer.allocate(4 + frameHeader.length + 3 + text.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xfd2fb528)
                .put(frameHeader)
                .put((byte) lastRawBlock)
                .putShort((short) (lastRawBlock >> 8))
                .put(text)
                .array();
    }

    @Test
    void aNumberOfTooManyDigitsIsRefused() throws IOException {
        String text = JsonFiles.text(ConformanceModels.small());
        String longest = "0." + "0".repeat(998) + "1";
        JsonFiles.openText(text.replace("-2.0", longest)).close();
        assertThatThrownBy(() ->
                        JsonFiles.openText(text.replace("-2.0", longest + "1")).close())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("1000");
    }
}
