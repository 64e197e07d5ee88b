package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import dev.brine.tensor.TensorFiller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks each rule of chunks with codecs, R22 to R33 of FORMAT.md, and nothing else. */
class CodecRulesTest {
    private static final int VALUES = 96;
    private static final int CHUNK_ROWS = 64;
    private static final long ONE = Double.doubleToRawLongBits(1);
    private static final long TWO = Double.doubleToRawLongBits(2);
    private static final long EXCEPTION = Double.doubleToRawLongBits(-0.0);

    @TempDir
    Path folder;

    private Tensor tensor;

    /** One F64 column: a dictionary of 1 and 2; 64 values, one of them an exception; 32 times 2 as zstd of planes. */
    private ForgedCodes sound() {
        ForgedCodes forged = new ForgedCodes(tensor, CHUNK_ROWS, 2);
        return forged.column(dictionary(ONE, TWO))
                .chunk(ForgedCodes.Block.of(2, 0, named(1)))
                .chunk(ForgedCodes.Block.zstd(1, secondChunk()));
    }

    @BeforeEach
    void makeValues() throws IOException {
        TensorBuilder values = TensorBuilder.exact(ElementType.F64, Shape.of(VALUES));
        for (int i = 0; i < VALUES; i++) {
            values.putBits(i == 1 ? EXCEPTION : i % 2 == 0 || i >= CHUNK_ROWS ? TWO : ONE);
        }
        tensor = values.build();
        try (OpenedModel opened = Samples.open(sound().bytes())) {
            opened.verify();
            assertThat(opened.saved().state().tensor("values").contentEquals(tensor))
                    .isTrue();
        }
    }

    private static ForgedCodes.Column dictionary(long... values) {
        return new ForgedCodes.Column(
                8, values.length, List.of(ForgedCodes.Block.of(1, 0, ForgedCodes.planes(8, values))));
    }

    /** Returns the first chunk by filter 2; value 1 is the exception, even values are 2, whose place is given. */
    private static byte[] named(int placeOfTwo) {
        long[] places = new long[CHUNK_ROWS - 1];
        for (int i = 0, at = 0; i < CHUNK_ROWS; i++) {
            if (i != 1) {
                places[at++] = i % 2 == 0 ? placeOfTwo : 0;
            }
        }
        return named(1, mask(1), ForgedCodes.planes(1, places), ForgedCodes.planes(8, EXCEPTION));
    }

    private static byte[] named(int exceptions, byte[]... parts) {
        return ForgedCodes.join(ForgedCodes.u32(exceptions), ForgedCodes.join(parts));
    }

    private static byte[] mask(int... marked) {
        byte[] mask = new byte[CHUNK_ROWS / Byte.SIZE];
        for (int i : marked) {
            mask[i / Byte.SIZE] |= (byte) (1 << i % Byte.SIZE);
        }
        return mask;
    }

    private static byte[] secondChunk() {
        long[] values = new long[VALUES - CHUNK_ROWS];
        Arrays.fill(values, TWO);
        return ForgedCodes.planes(8, values);
    }

    private static <E extends ModelFormatException> E refused(
            Class<E> type, String message, byte[] file, ReadOptions options) {
        E error = catchThrowableOfType(type, () -> {
            try (OpenedModel opened =
                    new MmapModelFormat().reader().orElseThrow().open(ModelSource.bytes("forged", file), options)) {
                opened.verify();
            }
        });
        assertThat(error).as("refusal").isNotNull();
        assertThat(error.reason()).contains(message);
        return error;
    }

    /** The table is wrong: opening refuses, also where nothing is decoded yet. */
    private void corruptTable(String message, ForgedCodes forged) {
        byte[] file = forged.bytes();
        refused(CorruptModelException.class, message, file, ReadOptions.defaults());
        assertThat(catchThrowableOfType(
                        CorruptModelException.class,
                        () -> Samples.map(folder, file).close()))
                .hasMessageContaining(message);
    }

    /** The chunk at {@code offset} is wrong: loading and verifying refuse it, and so does the first touch where it is lazy. */
    private void corruptChunk(String message, long offset, ForgedCodes forged) throws IOException {
        byte[] file = forged.bytes();
        CorruptModelException error = refused(CorruptModelException.class, message, file, ReadOptions.defaults());
        assertThat(error.offset()).isEqualTo(offset);
        try (OpenedModel opened = Samples.map(folder, file)) {
            Tensor lazy = opened.saved().state().tensor("values");
            assertThat(lazy).isInstanceOf(LazyTensor.class);
            assertThat(catchThrowableOfType(UncheckedIOException.class, () -> lazy.bits(0)))
                    .hasCauseInstanceOf(CorruptModelException.class)
                    .hasStackTraceContaining(message);
            assertThat(catchThrowableOfType(CorruptModelException.class, opened::verify))
                    .hasMessageContaining(message);
        }
    }

    private ForgedCodes withFirstChunk(byte[] named) {
        ForgedCodes forged = sound();
        forged.chunks.set(0, List.of(ForgedCodes.Block.of(2, 0, named)));
        return forged;
    }

    private ForgedCodes withSecondChunk(ForgedCodes.Block block) {
        ForgedCodes forged = sound();
        forged.chunks.set(1, List.of(block));
        return forged;
    }

    private static final long FIRST_CHUNK = ForgedCodes.FIRST_BLOCK + 2 * Double.BYTES;
    private static final long SECOND_CHUNK = FIRST_CHUNK + 4 + CHUNK_ROWS / Byte.SIZE + (CHUNK_ROWS - 1) + Double.BYTES;

    @Test
    void rule20StoredBytesHaveTheirChecksum() throws IOException {
        for (long offset : new long[] {ForgedCodes.FIRST_BLOCK, FIRST_CHUNK, SECOND_CHUNK}) {
            byte[] file = sound().bytes();
            file[(int) offset] ^= 1;
            CorruptModelException error =
                    refused(CorruptModelException.class, "checksum of ", file, ReadOptions.defaults());
            assertThat(error.offset()).isEqualTo(offset);
        }
    }

    @Test
    void rule22CodecsNeedTheirFlag() {
        ForgedCodes forged = sound();
        forged.requiredFlags = 0;
        corruptTable("has codecs, which the header's required flags deny", forged);
    }

    @Test
    void rule23ColumnsMakeWholeElementsAndRows() {
        ForgedCodes forged = sound();
        forged.columns.set(0, ForgedCodes.Column.of(3));
        corruptTable("has a column of 3 bytes, expected 1, 2, 4 or 8", forged);
        forged.columns.clear();
        corruptTable("has rows of 0 bytes", forged);
        forged.columns.add(ForgedCodes.Column.of(4));
        corruptTable("has rows of 4 bytes", forged);
        for (int i = 0; i < 9; i++) {
            forged.columns.add(ForgedCodes.Column.of(4));
        }
        corruptTable("has rows of 40 bytes, which 96 elements of 8 bytes do not fill", forged);
    }

    @Test
    void rule24ChunksAreAPowerOfTwoOfRows() {
        for (int rows : new int[] {0, 3, -1, 1 << 22, Integer.MIN_VALUE}) {
            ForgedCodes forged = sound();
            forged.chunkRows = rows;
            corruptTable("expected a power of two and at most 16777216 bytes", forged);
        }
    }

    @Test
    void rule25TheChunkCountFollowsFromTheRows() {
        for (int count : new int[] {0, 1, 3}) {
            ForgedCodes forged = sound();
            forged.chunkCount = count;
            corruptTable("has %d chunks, its 96 rows take 2".formatted(count), forged);
        }
    }

    @Test
    void rule26DictionariesAreNoLargerThanTheirTensor() {
        for (int size : new int[] {97, -1, Integer.MAX_VALUE}) {
            ForgedCodes forged = sound();
            forged.columns.set(0, new ForgedCodes.Column(8, size, List.of()));
            corruptTable("has a dictionary of %d values".formatted(Integer.toUnsignedLong(size)), forged);
        }
        ForgedCodes forged = sound();
        forged.columns.set(0, new ForgedCodes.Column(8, 2, List.of(ForgedCodes.Block.of(2, 0, new byte[16]))));
        corruptTable("has a dictionary that needs a dictionary", forged);
        forged.columns.set(0, new ForgedCodes.Column(1, 2, List.of(ForgedCodes.Block.of(0, 0, new byte[2]))));
        corruptTable("has a dictionary of 2 values of 1 bytes", forged);
    }

    @Test
    void rule27FilterAndCoderAreKnown() {
        for (int[] codes : new int[][] {{3, 0}, {0, 2}, {255, 255}}) {
            ForgedCodes forged = withSecondChunk(ForgedCodes.Block.of(codes[0], codes[1], secondChunk()));
            refused(
                    UnsupportedModelException.class,
                    "has filter %d and coder %d, this release lacks one of them".formatted(codes[0], codes[1]),
                    forged.bytes(),
                    ReadOptions.defaults());
        }
    }

    @Test
    void rule27SingleBytesAreNotFiltered() {
        tensor = Samples.tensor(ElementType.U8, Shape.of(16));
        for (int filter : new int[] {1, 2}) {
            ForgedCodes forged = new ForgedCodes(tensor, 16, 1)
                    .column(ForgedCodes.Column.of(1))
                    .chunk(ForgedCodes.Block.of(filter, 0, new byte[16]));
            corruptTable("has filter %d on a column of single bytes".formatted(filter), forged);
        }
    }

    @Test
    void rule28NamedValuesNeedADictionary() {
        ForgedCodes forged = sound();
        forged.columns.set(0, ForgedCodes.Column.of(8));
        corruptTable("chunk 0 of stored tensor 0 needs a dictionary that is not there", forged);
    }

    @Test
    void rule29StoredBytesFitTheValues() {
        int plain = secondChunk().length;
        corruptTable("stored bytes (raw)", withSecondChunk(ForgedCodes.Block.of(0, 0, new byte[plain - 8])));
        corruptTable("stored bytes (planes)", withSecondChunk(ForgedCodes.Block.of(1, 0, new byte[plain + 8])));
        corruptTable("stored bytes (zstd)", withSecondChunk(ForgedCodes.Block.of(0, 1, new byte[plain + 1])));
        corruptTable("stored bytes (zstd)", withSecondChunk(ForgedCodes.Block.of(0, 1, new byte[0])));
        corruptTable(
                "has 4294967295 stored bytes",
                withSecondChunk(new ForgedCodes.Block(0, 1, -1, ByteBuffer.allocate(0))));
        corruptTable("stored bytes (dictionary)", withFirstChunk(new byte[CHUNK_ROWS * Double.BYTES + 1]));
    }

    @Test
    void rule29NothingExpandsFurtherThanACodecCan() {
        int rows = 1 << 21;
        tensor = LazyTensor.of(ElementType.F64, Shape.of(rows), () -> {}, () -> {
            throw new IOException("never read");
        });
        ForgedCodes forged = new ForgedCodes(tensor, rows, 1)
                .column(ForgedCodes.Column.of(8))
                .chunk(ForgedCodes.Block.of(0, 1, new byte[511]));
        corruptTable("has 511 stored bytes (zstd) for 16777216 bytes of values", forged);
    }

    @Test
    void rule30AChunkIsOneFrameOfTheRightLength() throws IOException {
        byte[] values = secondChunk();
        byte[] frame = Zstd.compress(values, 3);
        byte[] longer = Zstd.compress(new byte[values.length + 1], 3);
        byte[] shorter = Zstd.compress(Arrays.copyOf(values, values.length - 1), 3);
        byte[] empty = Zstd.compress(new byte[0], 3);
        byte[] damaged = frame.clone();
        damaged[0] ^= 1;
        byte[] silent;
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            silent = context.setContentSize(false).compress(values);
        }
        for (byte[] bytes : new byte[][] {
            longer,
            shorter,
            empty,
            damaged,
            silent,
            ForgedCodes.join(frame, empty),
            Arrays.copyOf(frame, frame.length - 1)
        }) {
            corruptChunk(
                    "chunk 1 of stored tensor 0 cannot be decoded",
                    SECOND_CHUNK,
                    withSecondChunk(ForgedCodes.Block.of(1, 1, bytes)));
        }
    }

    @Test
    void rule31ExceptionsAreWhereTheBitsSay() throws IOException {
        byte[] places = new byte[CHUNK_ROWS - 1];
        byte[] value = new byte[Double.BYTES];
        Object[][] cases = {
            {"marks more exceptions than the 1 it has", named(1, mask(1, 2), places, value)},
            {"marks 0 exceptions, expected 1", named(1, mask(), places, value)},
            {"has 65 exceptions among 64 values", named(65, mask(1), places, value)},
            {"has 4294967295 exceptions among 64 values", named(-1, mask(1), places, value)},
            {"expected 68", named(0, mask(1), places, value)},
            {"expected 83", named(1, mask(1), places)},
            {"expected at least 4", new byte[3]}
        };
        for (Object[] one : cases) {
            corruptChunk((String) one[0], FIRST_CHUNK, withFirstChunk((byte[]) one[1]));
        }
    }

    @Test
    void rule31NoBitIsSetAfterTheLastValue() throws IOException {
        int count = VALUES - CHUNK_ROWS - 1;
        tensor = Samples.tensor(ElementType.F64, Shape.of(CHUNK_ROWS + count));
        byte[] last = ForgedCodes.join(
                ForgedCodes.u32(1), new byte[] {0, 0, 0, (byte) 0x80}, new byte[count - 1], new byte[Double.BYTES]);
        corruptChunk(
                "marks more exceptions than the 1 it has",
                SECOND_CHUNK,
                withSecondChunk(ForgedCodes.Block.of(2, 0, last)));
    }

    @Test
    void rule32PlacesAreInsideTheDictionary() throws IOException {
        corruptChunk("place 2 in a dictionary of 2 values", FIRST_CHUNK, withFirstChunk(named(2)));
        corruptChunk("place 255 in a dictionary of 2 values", FIRST_CHUNK, withFirstChunk(named(255)));
    }

    @Test
    void rule33DictionariesAscend() throws IOException {
        for (long[] values : new long[][] {{TWO, ONE}, {ONE, ONE}, {-1, 1}}) {
            ForgedCodes forged = sound();
            forged.columns.set(0, dictionary(values));
            corruptChunk("value 1 is not above the one before it", ForgedCodes.FIRST_BLOCK, forged);
        }
    }

    /** Checksums hold whatever the bytes are, so that every decoder sees them. */
    @Test
    void forgedBytesAreReadOrRefused() throws IOException {
        Random random = new Random(Samples.SEED);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            ForgedCodes forged = sound();
            int chosen = random.nextInt(3);
            ForgedCodes.Block block = chosen == 0
                    ? forged.columns.get(0).dictionary().get(0)
                    : forged.chunks.get(chosen - 1).get(0);
            byte[] bytes = block.bytes().array();
            for (int change = 0; change <= random.nextInt(3); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            int filter = random.nextInt(8) == 0 ? random.nextInt(3) : block.filter();
            int coder = random.nextInt(8) == 0 ? random.nextInt(2) : block.coder();
            ForgedCodes.Block changed = ForgedCodes.Block.of(filter, coder, bytes);
            if (chosen == 0) {
                forged.columns.set(0, new ForgedCodes.Column(8, 2, List.of(changed)));
            } else {
                forged.chunks.set(chosen - 1, List.of(changed));
            }
            refused += isRefused(forged.bytes(), round) ? 1 : 0;
        }
        assertThat(refused).isBetween(500, 2900);
    }

    private static boolean isRefused(byte[] file, int round) throws IOException {
        try (OpenedModel opened = Samples.open(file)) {
            opened.verify();
            return false;
        } catch (ModelFormatException e) {
            return true;
        } catch (RuntimeException e) {
            throw new AssertionError("seed %d, round %d".formatted(Samples.SEED, round), e);
        }
    }

    @Test
    void limitsHowMuchAFileExpands() throws IOException {
        long elements = 10L << 20;
        Tensor zeros = TensorFiller.of(ElementType.F64, Shape.of(elements)).build();
        ModelState state = ModelState.builder("zeros", 1, Signature.unnamed(0), Outputs.regression(0))
                .tensor("zeros", zeros)
                .build();
        byte[] file = Samples.write(
                SavedModel.of(state),
                new MmapModelFormat(),
                MmapModelFormat.variant(Effort.FAST),
                WriteOptions.defaults());
        LimitExceededException error = refused(LimitExceededException.class, "EXPANSION", file, ReadOptions.defaults());
        assertThat(error.actual()).isGreaterThan(error.allowed());
        ReadLimits ample = ReadLimits.defaults().with(ReadLimit.EXPANSION, 1 << 18);
        ReadOptions smallHeap =
                ReadOptions.defaults().withLimits(ample.with(ReadLimit.HEAP_TENSOR_BYTES, elements * Double.BYTES - 1));
        refused(LimitExceededException.class, "HEAP_TENSOR_BYTES", file, smallHeap);
        try (OpenedModel opened = new MmapModelFormat()
                .reader()
                .orElseThrow()
                .open(ModelSource.bytes("zeros", file), ReadOptions.defaults().withLimits(ample))) {
            assertThat(opened.saved().state().tensor("zeros").contentEquals(zeros))
                    .isTrue();
        }
    }
}
