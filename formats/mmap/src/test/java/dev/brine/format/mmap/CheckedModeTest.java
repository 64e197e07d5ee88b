package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.ModelKinds;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapped file whose chunks are checked at their first touch never gives a wrong number. */
class CheckedModeTest {
    private static final ReadOptions CHECKED =
            ReadOptions.defaults().withMode(ReadOptions.Mode.MAPPED).withChecks();
    private static final int ROWS = 3;

    @TempDir
    Path folder;

    private static double[] predict(OpenedModel opened) {
        double[] rows = new java.util.Random(Samples.SEED).doubles(4L * ROWS).toArray();
        double[] out = new double[ROWS];
        ModelKinds.view(opened.saved().state()).newPredictor().predictBatch(rows, ROWS, out);
        return out;
    }

    /** Every bit of every chunk of a forest: a prediction is right or refused. */
    @ParameterizedTest
    @ValueSource(ints = {16, 4096})
    void everyFlippedBitOfAForestPredictsRightOrNot(int chunkBytes) throws IOException {
        byte[] bytes = Samples.write(Samples.smallForest(), chunkBytes);
        Path path = Samples.file(folder, bytes);
        double[] expected;
        try (OpenedModel opened = Samples.open(path, CHECKED)) {
            expected = predict(opened);
        }
        int refused = 0;
        int dataEnd = new ForgedContainer(bytes).manifestOffset();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (int bit = 64 * Byte.SIZE; bit < dataEnd * Byte.SIZE; bit++) {
                int index = bit / Byte.SIZE;
                put(channel, index, bytes[index] ^ 1 << bit % Byte.SIZE);
                refused += isRefusedOrRight(path, expected, bit) ? 1 : 0;
                put(channel, index, bytes[index]);
            }
        }
        assertThat(refused).as("predictions refused").isGreaterThan(1000);
    }

    private static void put(FileChannel channel, int index, int value) throws IOException {
        channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), index);
    }

    private static boolean isRefusedOrRight(Path path, double[] expected, int bit) throws IOException {
        try (OpenedModel opened = Samples.open(path, CHECKED)) {
            assertThat(predict(opened))
                    .as("predictions with bit %d flipped", bit)
                    .isEqualTo(expected);
            return false;
        } catch (UncheckedIOException e) {
            assertThat(e.getCause()).isInstanceOf(CorruptModelException.class);
            return true;
        }
    }

    /** Every bit of every chunk of a model with all element types: the digest, which reads all, is never computed. */
    @Test
    void everyFlippedBitIsFoundWhereAllIsRead() throws IOException {
        SavedModel model = Samples.everything();
        byte[] bytes = Samples.write(model, 64);
        Path path = Samples.file(folder, bytes);
        String digest = StateDigest.of(model.state());
        int dataEnd = new ForgedContainer(bytes).manifestOffset();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (int bit = 64 * Byte.SIZE; bit < dataEnd * Byte.SIZE; bit++) {
                int index = bit / Byte.SIZE;
                put(channel, index, bytes[index] ^ 1 << bit % Byte.SIZE);
                try (OpenedModel opened = Samples.open(path, CHECKED)) {
                    assertThat(StateDigest.of(opened.saved().state()))
                            .as("digest with bit %d flipped: padding, or refused", bit)
                            .isEqualTo(digest);
                } catch (UncheckedIOException e) {
                    assertThat(e.getCause()).isInstanceOf(CorruptModelException.class);
                }
                put(channel, index, bytes[index]);
            }
        }
    }

    @Test
    void namesChunkAndOffset() throws IOException {
        byte[] bytes = Samples.write(Samples.forest(), 4096);
        int nodes = (int) new ForgedContainer(bytes).getLong(new ForgedContainer(bytes).entryOffset(1));
        bytes[nodes + 5000] ^= 1;
        Path path = Files.write(folder.resolve("damaged.brine"), bytes);
        try (OpenedModel opened = Samples.open(path, CHECKED)) {
            assertThatThrownBy(() -> predict(opened))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .hasMessageContaining("checksum of chunk 1 of stored tensor 1 is")
                    .hasMessageEndingWith("at offset " + (nodes + 4096));
        }
        try (OpenedModel unchecked = Samples.open(path, CHECKED.withMode(ReadOptions.Mode.HEAP))) {
            throw new AssertionError("the heap takes a damaged chunk of " + unchecked);
        } catch (CorruptModelException e) {
            assertThat(e.offset()).isEqualTo(nodes + 4096);
        }
    }
}
