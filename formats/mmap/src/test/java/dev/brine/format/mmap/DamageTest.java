package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.ModelFormatException;
import dev.brine.format.OpenedModel;
import dev.brine.format.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 4096})
    void verifyFindsEveryTruncation(int chunkBytes) throws IOException {
        byte[] file = Samples.write(Samples.everything(), chunkBytes);
        for (int length = 0; length < file.length; length++) {
            assertThat(isDetected(Arrays.copyOf(file, length)))
                    .as("cut to %d bytes", length)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 64})
    void verifyFindsEveryFlippedBit(int chunkBytes) throws IOException {
        byte[] file = Samples.write(Samples.everything(), chunkBytes);
        for (int bit = 0; bit < file.length * Byte.SIZE; bit++) {
            file[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(isDetected(file)).as("bit %d flipped", bit).isTrue();
            file[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        assertThat(isDetected(file)).as("sound file refused").isFalse();
    }

    @Test
    void verifyFindsEveryTruncationOfCodedChunks() throws IOException {
        byte[] file = coded();
        for (int length = 0; length < file.length; length++) {
            assertThat(isDetected(Arrays.copyOf(file, length)))
                    .as("cut to %d bytes", length)
                    .isTrue();
        }
    }

    @Test
    void verifyFindsEveryFlippedBitOfCodedChunks() throws IOException {
        byte[] file = coded();
        for (int bit = 0; bit < file.length * Byte.SIZE; bit++) {
            file[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            assertThat(isDetected(file)).as("bit %d flipped", bit).isTrue();
            file[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
        }
        assertThat(isDetected(file)).as("sound file refused").isFalse();
    }

    private static byte[] coded() throws IOException {
        return Samples.write(
                Samples.compressible(),
                Samples.format(1024),
                MmapModelFormat.variant(Effort.BALANCED),
                WriteOptions.defaults());
    }

    @Test
    void verifyOfAMappingFindsFlippedBits() throws IOException {
        byte[] file = Samples.write(Samples.twoTensors(), 16);
        for (int offset = 0; offset < file.length; offset++) {
            file[offset] ^= 4;
            boolean detected = false;
            try (OpenedModel opened = Samples.map(folder, file)) {
                opened.verify();
            } catch (ModelFormatException e) {
                detected = true;
            }
            assertThat(detected).as("bit 2 of byte %d flipped", offset).isTrue();
            file[offset] ^= 4;
        }
    }

    @Test
    void verifyFindsTrailingBytes() throws IOException {
        byte[] file = Samples.write(Samples.twoTensors(), 64);
        for (int extra : new int[] {1, 40, 64, 1000}) {
            assertThat(isDetected(Arrays.copyOf(file, file.length + extra))).isTrue();
        }
    }

    private static boolean isDetected(byte[] file) throws IOException {
        try (OpenedModel opened = Samples.open(file)) {
            opened.verify();
            return false;
        } catch (ModelFormatException e) {
            return true;
        }
    }
}
