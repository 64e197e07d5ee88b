package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.WriteOptions;
import dev.brine.kind.EmbeddingTable;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that takes up newer models for ever: closed ones are unmapped. */
class HotSwapTest {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final int CYCLES = 1000;
    private static final int MAX_STALE = 16;
    private static final int COLUMNS = 256;
    private static final int WINDOW_BYTES = 1 << 20;
    private static final int WINDOWS = 400;

    @TempDir
    Path folder;

    @Test
    void aThousandModelsOf400MegabytesLeaveFewMappings() throws IOException {
        assumeTrue(Files.isReadable(MAPS), "counts mappings in " + MAPS + ", which is not there");
        Path path = folder.resolve("hot-swapped.brine");
        writeSparse(path);
        long most = 0;
        Predictor kept = null;
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            try (ModelFile file = Brine.open(path)) {
                double[] out = new double[COLUMNS];
                kept = file.model().newPredictor();
                kept.predict(new double[] {cycle}, out);
                assertThat(out).containsOnly(0);
            }
            most = Math.max(most, mappings(path));
        }
        assertThat(kept).isNotNull();
        assertThat(most).as("mappings of closed models").isBetween(1L, (long) MAX_STALE);
    }

    private static long mappings(Path path) throws IOException {
        try (Stream<String> lines = Files.lines(MAPS)) {
            return lines.filter(line -> line.contains(path.getFileName().toString()))
                    .count();
        }
    }

    private static void writeSparse(Path path) throws IOException {
        try (MappedRegion region = new MappedRegion("zeros");
                FileChannel channel = FileChannel.open(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.SPARSE, StandardOpenOption.WRITE)) {
            MappedTensor zeros = MappedTensor.of(
                    ElementType.F32,
                    Shape.of((long) WINDOWS * WINDOW_BYTES / Float.BYTES / COLUMNS, COLUMNS),
                    Collections.nCopies(WINDOWS, ByteBuffer.allocateDirect(WINDOW_BYTES)),
                    WINDOW_BYTES / Float.BYTES,
                    region);
            SavedModel saved = SavedModel.of(EmbeddingTable.of(zeros).state());
            MmapModelFormat format = new MmapModelFormat();
            format.writer()
                    .orElseThrow()
                    .write(saved, format.variants().get(0), new SparseSink(channel), WriteOptions.defaults());
        }
    }

    /** Leaves holes where only zeros are written. */
    private record SparseSink(FileChannel file) implements WritableByteChannel {
        @Override
        public int write(ByteBuffer source) throws IOException {
            int byteCount = source.remaining();
            if (source.mismatch(ByteBuffer.allocate(byteCount)) >= 0) {
                return file.write(source);
            }
            file.position(file.position() + byteCount);
            source.position(source.limit());
            return byteCount;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() {}
    }
}
