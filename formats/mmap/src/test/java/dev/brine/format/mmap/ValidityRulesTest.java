package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.error.UnsupportedVersionException;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Breaks each validity rule of FORMAT.md, and nothing else: all checksums hold but the one that a rule is about. */
class ValidityRulesTest {
    private static final int CHUNK_BYTES = 16;
    private static final int FIRST_CHUNK = 64;
    /** Tensor 0 has 3 chunks, 64 bytes apart, of 16, 16 and 8 bytes. */
    private static final int FIRST_PADDING = FIRST_CHUNK + 16;

    @TempDir
    Path folder;

    private ForgedContainer file;

    @BeforeEach
    void writeSoundFile() throws IOException {
        file = new ForgedContainer(Samples.write(Samples.twoTensors(), CHUNK_BYTES));
        file.open().verify();
    }

    private <E extends ModelFormatException> E refused(Class<E> type, String message) throws IOException {
        return refused(type, message, ReadOptions.defaults());
    }

    private <E extends ModelFormatException> E refused(Class<E> type, String message, ReadOptions options)
            throws IOException {
        E error = catchThrowableOfType(type, () -> {
            try (OpenedModel opened = new MmapModelFormat()
                    .reader()
                    .orElseThrow()
                    .open(ModelSource.bytes("forged", file.bytes()), options)) {
                opened.verify();
            }
        });
        assertThat(error).as("refusal").isNotNull();
        assertThat(error.reason()).contains(message);
        assertThat(error.source()).isEqualTo("forged");
        return error;
    }

    private void corrupt(String message, long offset) throws IOException {
        assertThat(refused(CorruptModelException.class, message).offset()).isEqualTo(offset);
        // opening a mapping reads no chunk: it refuses the same, or finds it in verify
        CorruptModelException mapped = catchThrowableOfType(CorruptModelException.class, () -> {
            try (OpenedModel opened = Samples.map(folder, file.bytes())) {
                opened.verify();
            }
        });
        assertThat(mapped).hasMessageContaining(message);
        assertThat(mapped.offset()).isEqualTo(offset);
    }

    @Test
    void rule01TheFileHoldsHeaderAndFooter() throws IOException {
        file = new ForgedContainer(Arrays.copyOf(file.bytes(), 103));
        corrupt("file of 103 bytes, expected at least 104", 103);
    }

    @Test
    void rule02TheMagicComesFirst() throws IOException {
        file.put(1, 'X').seal();
        corrupt("not a .brine file", 0);
    }

    @Test
    void rule03TheVersionIsKnown() throws IOException {
        for (int version : new int[] {0, 2, -1}) {
            file.putInt(8, version).seal();
            UnsupportedVersionException error = refused(UnsupportedVersionException.class, "format version");
            assertThat(error.offset()).isEqualTo(8);
            assertThat(error.found()).isEqualTo(version);
        }
    }

    @Test
    void rule04RequiredFlagsAreKnown() throws IOException {
        file.putInt(12, 0x8000_0001).seal();
        refused(UnsupportedModelException.class, "needs features 0x80000000");
    }

    @Test
    void unknownOptionalFlagsAreIgnored() {
        file.putInt(16, -1).seal();
        assertThatCode(() -> file.open().verify()).doesNotThrowAnyException();
    }

    @Test
    void rule05ReservedHeaderBytesAreZero() throws IOException {
        for (int offset : new int[] {20, 63}) {
            file.put(offset, 1).seal();
            corrupt("reserved header byte is 0x01, expected 0", offset);
            file.put(offset, 0).seal();
        }
    }

    @Test
    void rule06TheInvertedMagicComesLast() throws IOException {
        file.put(file.footerOffset() + 32, 0).seal();
        corrupt("truncated or bytes follow its end", file.footerOffset() + 32);
    }

    @Test
    void rule07TheFooterNamesTheFilesLength() throws IOException {
        file.putLong(file.footerOffset() + 16, 1000).seal();
        corrupt("footer names a file of 1000 bytes, found " + file.bytes().length, file.footerOffset() + 16);
    }

    @Test
    void rule08HeaderAndFooterHaveTheirChecksum() throws IOException {
        file.putInt(file.footerOffset() + 28, 5);
        corrupt("expected 00000005", file.footerOffset() + 28);
    }

    @Test
    void rule09TheManifestLiesBetweenDataAndFooter() throws IOException {
        long offset = file.manifestOffset();
        long bytes = file.getLong(file.footerOffset() + 8);
        long[][] places = {
            {offset + 1, bytes - 1},
            {offset, bytes - 1},
            {-64, bytes},
            {offset, -1},
            {0, bytes + offset},
            {offset + 64, bytes},
            {Long.MIN_VALUE, Long.MIN_VALUE}
        };
        for (long[] place : places) {
            file.putLong(file.footerOffset(), place[0]).putLong(file.footerOffset() + 8, place[1]);
            ForgedContainer sealed = file.seal();
            corrupt("manifest of %d bytes at offset %d".formatted(place[1], place[0]), sealed.footerOffset());
        }
    }

    @Test
    void rule10TheManifestHasItsChecksum() throws IOException {
        int manifestOffset = file.manifestOffset();
        file.put(manifestOffset + 4, 'x');
        corrupt("checksum of the manifest", manifestOffset);
    }

    @Test
    void rule11TheModelsBytesAreSound() throws IOException {
        int manifest = file.manifestOffset();
        int modelBytes = file.getInt(manifest);
        file.putInt(manifest, Integer.MAX_VALUE).seal();
        corrupt("count of model bytes is 2147483647", manifest + 4);
        file.putInt(manifest, -1).seal();
        corrupt("count of model bytes is 4294967295", manifest + 4);
        file.putInt(manifest, modelBytes);
        file.putInt(manifest + 4, Integer.MAX_VALUE).seal();
        corrupt("count of kind is 2147483647", manifest + 8);
    }

    @Test
    void rule11EveryByteOfTheModelIsUsed() throws IOException {
        int table = file.tableOffset();
        int modelBytes = file.getInt(file.manifestOffset());
        file.insertZeros(table, 1).putInt(file.manifestOffset(), modelBytes + 1).seal();
        corrupt("1 bytes follow the manifest", table);
    }

    @Test
    void rule12TheTableHasAsManyTensorsAsTheModel() throws IOException {
        int table = file.tableOffset();
        file.putInt(table, 3).seal();
        corrupt("chunk table has 3 tensors, the manifest describes more", file.entryOffset(3));
        file.insertZeros(file.footerOffset(), Container.TABLE_ENTRY_BYTES)
                .putInt(table, 5)
                .seal();
        corrupt("chunk table has 5 tensors, the manifest describes 4", file.entryOffset(4));
        file.putInt(table, Integer.MAX_VALUE).seal();
        corrupt("count of stored tensors is 2147483647", table + 4);
    }

    @Test
    void rule13TheStorageIsKnown() throws IOException {
        file.putInt(file.entryOffset(1) + 8, 2).seal();
        refused(UnsupportedModelException.class, "stored tensor 1 has storage 2");
    }

    @Test
    void rule14ChunksAreAPowerOfTwoOfBytes() throws IOException {
        int entry = file.entryOffset(0);
        for (int elements : new int[] {0, 1, 3, -1, 1 << 28, Integer.MIN_VALUE}) {
            file.putInt(entry + 12, elements).seal();
            corrupt("expected a power of two from 16 to 1073741824", entry + 16);
        }
    }

    @Test
    void rule15TheChunkCountFollowsFromTheShape() throws IOException {
        int entry = file.entryOffset(0);
        file.putInt(entry + 16, 2).seal();
        corrupt("stored tensor 0 has 2 chunks, its 5 elements take 3", entry + 20);
        file.putInt(entry + 16, Integer.MAX_VALUE).seal();
        corrupt("count of chunks is 2147483647", entry + 20);
    }

    @Test
    void rule16EachTensorStartsWhereTheOneBeforeItEnds() throws IOException {
        int entry = file.entryOffset(1);
        long sound = file.getLong(entry);
        for (long offset : new long[] {sound - 64, sound + 64, 0, -1, Long.MAX_VALUE}) {
            file.putLong(entry, offset).seal();
            corrupt("stored tensor 1 starts at offset %d, expected %d".formatted(offset, sound), entry + 20);
        }
    }

    @Test
    void rule17TensorsEndBeforeTheManifest() throws IOException {
        int entry = file.entryOffset(1);
        byte[] table = Arrays.copyOfRange(file.bytes(), file.manifestOffset(), file.bytes().length);
        long start = file.getLong(entry);
        byte[] shorter = Arrays.copyOf(file.bytes(), (int) start + table.length);
        System.arraycopy(table, 0, shorter, (int) start, table.length);
        file = new ForgedContainer(shorter);
        file.putLong(file.footerOffset(), start).putLong(file.footerOffset() + 16, shorter.length);
        file.seal();
        int moved = (int) (entry - (start + 64) + start);
        corrupt(
                "stored tensor 1 ends at offset %d, the manifest starts at %d".formatted(start + 64, start),
                moved + Container.TABLE_ENTRY_BYTES + Integer.BYTES);
    }

    @Test
    void rule18NoBytesLieBetweenTheLastChunkAndTheManifest() throws IOException {
        int end = file.manifestOffset();
        file.insertZeros(end - 1, 64).seal();
        corrupt("64 bytes between the last chunk and the manifest belong to no tensor", end);
    }

    @Test
    void rule19NoBytesFollowTheTable() throws IOException {
        int end = file.footerOffset();
        file.insertZeros(end, 1).seal();
        corrupt("1 bytes follow the chunk table", end);
    }

    @Test
    void rule20EveryChunkHasItsChecksum() throws IOException {
        file.put(FIRST_CHUNK + 64, 0x55);
        corrupt("checksum of chunk 1 of stored tensor 0", FIRST_CHUNK + 64);
    }

    @Test
    void rule21PaddingIsZero() throws IOException {
        file.put(FIRST_PADDING, 1);
        corrupt("padding is 0x01, expected 0", FIRST_PADDING);
    }

    @Test
    void limitsAreCheckedBeforeTheManifestIsRead() throws IOException {
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.MANIFEST_BYTES, 10);
        LimitExceededException error = refused(
                LimitExceededException.class,
                "MANIFEST_BYTES",
                ReadOptions.defaults().withLimits(limits));
        assertThat(error.offset()).isEqualTo(file.manifestOffset());
    }

    @Test
    void findsThatTheFileChangedSinceItWasOpened() throws IOException {
        byte[] bytes = file.bytes();
        OpenedModel opened = Samples.open(bytes);
        file.putInt(16, 7).seal();
        System.arraycopy(file.bytes(), 0, bytes, 0, bytes.length);
        opened.verify();
        file.put(file.manifestOffset() + 8, 'X').seal();
        CorruptModelException error = catchThrowableOfType(CorruptModelException.class, opened::verify);
        assertThat(error).hasMessageContaining("changed since it was opened");
    }
}
