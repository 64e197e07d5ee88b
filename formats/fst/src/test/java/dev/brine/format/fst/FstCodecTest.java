package dev.brine.format.fst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.format.payload.ModelPayload;
import dev.brine.format.testkit.ConformanceModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class FstCodecTest {
    private static final int HEADER_BYTES = 16;
    private static final FstModelFormat FORMAT = new FstModelFormat();

    @Test
    void refusesUpFrontWhatOneArrayCannotHold() throws IOException {
        ModelPayload payload = ModelPayload.of(new byte[10], new Object[] {new long[1000], new short[1000]});
        // 1024 for FST's own, 16 for each chunk, 3 for each short
        long needed = 1024 + 10 + 2 * 16 + 8000 + 3000;
        assertThat(new FstCodec(needed).prepare(payload).chunks()).hasSize(2);
        assertThatThrownBy(() -> new FstCodec(needed - 1).prepare(payload))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("fst: the model needs %d bytes, but FST writes through one array of at most %d;"
                                .formatted(needed, needed - 1)
                        + " use 'java', 'kryo' or 'mmap'");
    }

    /** The same array many times: its bytes are counted, none is copied. */
    @Test
    void refusesTwoGibibytesWithoutAllocatingThem() {
        Object[] chunks = new Object[32];
        Arrays.fill(chunks, new byte[64 << 20]);
        assertThatThrownBy(() -> new FstCodec(FstCodec.MAX_BLOCK_BYTES).prepare(ModelPayload.of(new byte[0], chunks)))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("2147483639");
    }

    /** FST makes room for the worst case before it writes, and must not grow the array that it was given. */
    @Test
    void writesIntoTheArrayThatItIsGiven() throws IOException, ClassNotFoundException {
        short[] shorts = new short[100_000];
        Arrays.fill(shorts, (short) -2);
        Object[] chunks = new Object[200];
        Arrays.fill(chunks, new double[1]);
        chunks[0] = shorts;
        ModelPayload payload = ModelPayload.of(new byte[5], chunks);
        FstLibrary.Block block = FstLibrary.encode(payload, (int) FstCodec.mostBlockBytes(payload));
        assertThat(block.bytes()).hasSize((int) FstCodec.mostBlockBytes(payload));
        ModelPayload read = FstLibrary.decode(Arrays.copyOf(block.bytes(), block.byteCount()));
        assertThat(read.chunks()).isEqualTo(chunks);
    }

    @Test
    void refusesEveryTruncationAndTrailingBytes() throws IOException {
        byte[] file = write();
        for (int length = 0; length < file.length + 3; length++) {
            if (length != file.length) {
                byte[] other = Arrays.copyOf(file, length);
                assertThatThrownBy(() -> open(other)).isInstanceOf(ModelFormatException.class);
            }
        }
    }

    @Test
    void allocatesNoBlockThatIsNotThere() throws IOException {
        for (long claimed : new long[] {-1, 0, Integer.MAX_VALUE, Long.MAX_VALUE}) {
            byte[] file = write();
            ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(HEADER_BYTES, claimed);
            assertThatThrownBy(() -> open(file))
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageContaining("block length is " + claimed)
                    .hasMessageContaining("at offset 16");
        }
    }

    @Test
    void declaresFlagsForEachJdk() {
        assertThat(FORMAT.jvmFlags(17)).hasSize(7).allMatch(flag -> flag.startsWith("--add-opens="));
        assertThat(FORMAT.jvmFlags(25)).hasSize(8).contains("--sun-misc-unsafe-memory-access=allow");
        assertThat(FORMAT.libraryVersions()).containsEntry("fst", "3.0.4-jdk17");
    }

    private static byte[] write() throws IOException {
        FormatVariant variant = FORMAT.variants().get(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FORMAT.writer()
                .orElseThrow()
                .write(ConformanceModels.small(), variant, Channels.newChannel(bytes), WriteOptions.defaults());
        return bytes.toByteArray();
    }

    private static void open(byte[] file) throws IOException {
        FORMAT.reader()
                .orElseThrow()
                .open(ModelSource.bytes("test", file), ReadOptions.trusted())
                .close();
    }
}
