package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.kind.EmbeddingTable;
import dev.brine.model.Environment;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table of 3 GiB, on request: {@code -Dbrine.test.huge=true}; a heap of 256 MiB is enough. */
class HugeFileTest {
    private static final int COLUMNS = 256;
    private static final long ROWS = 3L << 20;
    private static final int ROW_BYTES = COLUMNS * Float.BYTES;
    private static final int WINDOW_BYTES = 1 << 30;
    /** First, last, and both sides of the places where windows meet. */
    private static final long[] TRIED_ROWS = {0, (1 << 20) - 1, 1 << 20, (2 << 20) - 1, 2 << 20, ROWS - 1};

    @TempDir
    Path folder;

    @BeforeEach
    void onRequest() {
        assumeTrue(Boolean.getBoolean("brine.test.huge"), "writes 3 GiB: run with -Dbrine.test.huge=true");
    }

    @Test
    void savesMapsVerifiesAndPredictsFromThreeGibibytes() throws IOException {
        Path path = folder.resolve("table.brine");
        try (FileChannel sparse = sparseTable();
                MappedRegion region = new MappedRegion("sparse")) {
            EmbeddingTable table = EmbeddingTable.of(mapped(sparse, region));
            SavedModel saved = new SavedModel(table.state(), VerificationSet.empty(), Environment.current());
            Brine.save(saved, path, WriteOptions.defaults().withoutForce());
        }
        assertThat(Files.size(path)).isGreaterThan(ROWS * ROW_BYTES);
        try (ModelFile file = Brine.open(path)) {
            file.verifyChecksums();
            assertPredicts(file);
            MappedTensor table = (MappedTensor) file.saved().state().tensor("table");
            assertThat(table.windowCount()).isEqualTo(3);
        }
        ReadOptions checked =
                ReadOptions.defaults().withMode(ReadOptions.Mode.MAPPED).withChecks();
        try (ModelFile file = Brine.open(path, checked)) {
            assertPredicts(file);
        }
        assertThat(Brine.verify(path).passed()).isTrue();
    }

    private static void assertPredicts(ModelFile file) throws IOException {
        Predictor predictor = file.model().newPredictor();
        double[] out = new double[COLUMNS];
        for (long row : TRIED_ROWS) {
            predictor.predict(new double[] {row}, out);
            assertThat(out[0]).as("row %d, first column", row).isEqualTo(row + 1);
            assertThat(out[COLUMNS - 1]).as("row %d, last column", row).isEqualTo(-row - 1);
        }
    }

    private FileChannel sparseTable() throws IOException {
        FileChannel sparse = FileChannel.open(
                folder.resolve("sparse"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        for (long row : TRIED_ROWS) {
            ByteBuffer bytes = ByteBuffer.allocate(ROW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putFloat(0, row + 1).putFloat(ROW_BYTES - Float.BYTES, -row - 1);
            sparse.write(bytes, row * ROW_BYTES);
        }
        return sparse;
    }

    private static MappedTensor mapped(FileChannel file, MappedRegion region) throws IOException {
        List<ByteBuffer> windows = new ArrayList<>();
        for (long offset = 0; offset < ROWS * ROW_BYTES; offset += WINDOW_BYTES) {
            windows.add(file.map(FileChannel.MapMode.READ_ONLY, offset, WINDOW_BYTES));
        }
        return MappedTensor.of(ElementType.F32, Shape.of(ROWS, COLUMNS), windows, WINDOW_BYTES / Float.BYTES, region);
    }
}
