package dev.brine.format.kryo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.esotericsoftware.kryo.io.Output;
import com.sun.management.ThreadMXBean;
import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.model.SavedModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Streams that a stranger may send: none makes another class, allocates by what it claims, or ends in an error. */
final class KryoHostileStreamTest {
    private static final int HEADER_BYTES = 16;
    private static final long SMALL_BYTES = 4 << 20;

    /** Columns without names take no bytes in a manifest, so that only this limit bounds them. */
    private static final ReadLimits FEW_COLUMNS = ReadLimits.defaults().with(ReadLimit.COLUMNS, 1_000);

    private static final int BYTES_ID = 11 + 2;
    private static final int DOUBLES_ID = 16 + 2;
    private static final int PAYLOAD_ID = 10 + 2;
    private static final int STRING_ID = 1 + 2;
    private static final int NAMED_CLASS = 1;
    private static final KryoModelFormat FORMAT = new KryoModelFormat();

    static Iterable<FormatVariant> variants() {
        return FORMAT.variants();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void refusesChunksThatAreNoArrays(FormatVariant variant) throws IOException {
        assertRefused(variant, "not an array", out -> {
            chunkOf(out, STRING_ID);
            out.writeString("text");
        });
        assertRefused(variant, "not an array", out -> chunkOf(out, PAYLOAD_ID));
        assertRefused(variant, "not an array", out -> chunkOf(out, 0));
        assertRefused(variant, "unregistered class ID", out -> chunkOf(out, 999));
        assertRefused(variant, "class is named", out -> {
            chunkOf(out, NAMED_CLASS);
            out.writeVarInt(0, true);
            out.writeString("java.util.HashMap");
        });
    }

    /** Kryo reads the name of a class, whose length it believes, before it finds that names are not allowed. */
    @ParameterizedTest
    @MethodSource("variants")
    void allocatesNothingForAClaimedName(FormatVariant variant) throws IOException {
        assertRefused(variant, "class is named", out -> {
            chunkOf(out, NAMED_CLASS);
            out.writeVarInt(0, true);
            out.writeVarIntFlag(true, Integer.MAX_VALUE - 8, true);
        });
    }

    @ParameterizedTest
    @MethodSource("variants")
    void allocatesNothingForAClaimedLength(FormatVariant variant) throws IOException {
        assertRefused(variant, "byte[] claims 2147483646 elements", out -> out.writeVarInt(Integer.MAX_VALUE, true));
        assertRefused(variant, "byte[] claims -1 elements", out -> out.writeVarInt(0, true));
        assertRefused(variant, "claims -2147483648 elements", out -> out.writeVarInt(Integer.MIN_VALUE + 1, true));
        for (int id = BYTES_ID; id <= DOUBLES_ID; id++) {
            int type = id;
            assertRefused(variant, "claims 1073741824 elements", out -> {
                chunkOf(out, type);
                out.writeVarInt((1 << 30) + 1, true);
            });
        }
        assertRefused(variant, "Buffer underflow", out -> {
            out.writeVarInt(1, true);
            out.writeVarInt(Integer.MAX_VALUE, true);
        });
        assertRefused(variant, "count of chunks is -5", out -> {
            out.writeVarInt(1, true);
            out.writeVarInt(-5, true);
        });
    }

    @ParameterizedTest
    @MethodSource("variants")
    void refusesEveryTruncation(FormatVariant variant) throws IOException {
        byte[] file = write(variant, ConformanceModels.small());
        for (int length = 0; length < file.length; length++) {
            byte[] truncated = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> open(truncated, ReadLimits.defaults())).isInstanceOf(ModelFormatException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void survivesEveryFlippedBit(FormatVariant variant) throws IOException {
        byte[] file = write(variant, ConformanceModels.small());
        for (int bit = 0; bit < file.length * 8; bit++) {
            byte[] flipped = file.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertCheap("bit " + bit, flipped);
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void refusesTrailingBytesAtTheirOffset(FormatVariant variant) throws IOException {
        byte[] file = write(variant, ConformanceModels.small());
        assertThatThrownBy(() -> open(Arrays.copyOf(file, file.length + 3), ReadLimits.defaults()))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("3 bytes follow the model, at offset " + file.length);
    }

    @ParameterizedTest
    @MethodSource("variants")
    void namesTheLimitThatAChunkPasses(FormatVariant variant) throws IOException {
        byte[] file = write(variant, ConformanceModels.oneTensor(100_000));
        for (ReadLimit limit : List.of(ReadLimit.TENSOR_BYTES, ReadLimit.HEAP_TENSOR_BYTES)) {
            assertThatThrownBy(() -> open(file, ReadLimits.defaults().with(limit, 99_999)))
                    .isInstanceOfSatisfying(LimitExceededException.class, e -> {
                        assertThat(e.limit()).isEqualTo(limit);
                        assertThat(e.actual()).isEqualTo(100_000);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void addsUpTheChunksOfAllTensors(FormatVariant variant) throws IOException {
        SavedModel model = ConformanceModels.small();
        byte[] file = write(variant, model);
        long most = model.state().tensorBytes() - 1;
        assertThatThrownBy(() -> open(file, ReadLimits.defaults().with(ReadLimit.HEAP_TENSOR_BYTES, most)))
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo(ReadLimit.HEAP_TENSOR_BYTES));
    }

    /** An empty manifest, one chunk, and its class. */
    private static void chunkOf(Output out, int classId) {
        out.writeVarInt(1, true);
        out.writeVarInt(1, true);
        out.writeVarInt(classId, true);
    }

    private static void assertRefused(FormatVariant variant, String message, Consumer<Output> content)
            throws IOException {
        Output out = new Output(64, 1024);
        out.writeBytes(write(variant, ConformanceModels.small()), 0, HEADER_BYTES);
        content.accept(out);
        byte[] file = out.toBytes();
        assertCheap(message, file);
        assertThatThrownBy(() -> open(file, ReadLimits.defaults()))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining(message);
    }

    private static void assertCheap(String what, byte[] file) throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            open(file, FEW_COLUMNS);
        } catch (ModelFormatException e) {
            // refused, as it should be; a flipped bit of an element is a sound file too
        } catch (RuntimeException | Error e) {
            fail(what, e);
        }
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        if (allocated > SMALL_BYTES) {
            fail("%d bytes allocated for %s".formatted(allocated, what));
        }
    }

    private static byte[] write(FormatVariant variant, SavedModel model) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FORMAT.writer().orElseThrow().write(model, variant, Channels.newChannel(bytes), WriteOptions.defaults());
        return bytes.toByteArray();
    }

    private static void open(byte[] file, ReadLimits limits) throws IOException {
        FORMAT.reader()
                .orElseThrow()
                .open(ModelSource.bytes("test", file), ReadOptions.defaults().withLimits(limits))
                .close();
    }
}
