package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MappedTensorsTest {
    private static final int CHUNK_BYTES = 64;
    private static final Shape SHAPE = Shape.of(1001);

    @TempDir
    Path folder;

    private Path file() throws IOException {
        Path path = folder.resolve("data");
        ByteBuffer bytes = ByteBuffer.allocate(64 + 2 * (int) Container.alignUp(4 * SHAPE.elementCount()));
        for (int i = 0; i < 2; i++) {
            bytes.position(64 + i * (int) Container.alignUp(4 * SHAPE.elementCount()));
            content(i).copyTo(0, bytes);
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(bytes.clear());
        }
        return path;
    }

    private static Tensor content(int index) {
        return Samples.tensor(index == 0 ? ElementType.F32 : ElementType.I32, SHAPE);
    }

    /** Stands in for the 2^31-1 bytes that Java maps at once. */
    @ParameterizedTest
    @ValueSource(longs = {64, 128, 192, 1000, 4096, 5000, Integer.MAX_VALUE})
    void mapsWindowsWithinTheLimitOfOneMapping(long maxMappingBytes) throws IOException {
        Path path = file();
        try (InputFile file = InputFile.open(ModelSource.file(path), ReadLimits.defaults());
                MappedRegion region = new MappedRegion("data")) {
            MappedTensors storage = new MappedTensors(file, Files.size(path), region, maxMappingBytes);
            for (int i = 0; i < 2; i++) {
                MappedTensor mapped = storage.tensor(stored(i));
                assertThat(mapped.contentEquals(content(i))).isTrue();
                long windowBytes = Math.min(Integer.MAX_VALUE, maxMappingBytes) / CHUNK_BYTES * CHUNK_BYTES;
                long expected = (4 * SHAPE.elementCount() + windowBytes - 1) / windowBytes;
                assertThat(mapped.windowCount()).isEqualTo((int) expected);
            }
        }
    }

    @Test
    void takesOneWindowForAGibibyte() {
        RawTensor huge =
                new RawTensor(0, ElementType.F32, Shape.of(3L << 28), 64, 1 << 18, 3 << 10, ByteBuffer.allocate(0));
        assertThat(huge.isContiguous()).isTrue();
        assertThat(huge.endOffset()).isEqualTo(64 + (3L << 30));
    }

    private static RawTensor stored(int index) {
        long offset = 64 + index * Container.alignUp(4 * SHAPE.elementCount());
        int chunkCount = (int) ((4 * SHAPE.elementCount() + CHUNK_BYTES - 1) / CHUNK_BYTES);
        ElementType type = index == 0 ? ElementType.F32 : ElementType.I32;
        return new RawTensor(index, type, SHAPE, offset, CHUNK_BYTES / 4, chunkCount, ByteBuffer.allocate(0));
    }
}
