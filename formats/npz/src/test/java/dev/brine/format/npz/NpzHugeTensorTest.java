package dev.brine.format.npz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.FormatVariant;
import dev.brine.format.WriteOptions;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries and offsets past 4 GiB. */
class NpzHugeTensorTest {
    private static final int CHUNK_BYTES = 1 << 26;
    private static final long BYTES = (1L << 32) + 7;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"stored", "deflated"})
    @EnabledIfSystemProperty(
            named = "brine.test.huge",
            matches = "true",
            disabledReason = "writes 4 GiB: run with -Dbrine.test.huge=true")
    void anEntryPast4GibIsZip64(String variantName) throws IOException {
        FormatVariant variant = new NpzModelFormat()
                .variants().stream()
                        .filter(one -> one.name().equals(variantName))
                        .findFirst()
                        .orElseThrow();
        SavedModel model = SavedModel.of(ModelState.builder("k", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("big", zeros())
                .tensor("behind", HeapTensor.of(new int[] {42}))
                .build());
        Path file = folder.resolve("big.npz");
        try (FileChannel sink = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            new NpzModelFormat().writer().orElseThrow().write(model, variant, sink, WriteOptions.defaults());
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry big = zip.getEntry("big.npy");
            assertThat(big.getSize()).isEqualTo(BYTES + 128);
            byte[] behind = zip.getInputStream(zip.getEntry("behind.npy")).readAllBytes();
            assertThat(behind).endsWith(42, 0, 0, 0);
        }
    }

    /** One array of zeros stands for all chunks but the last. */
    private static HeapTensor zeros() {
        Object[] chunks = new Object[(int) (BYTES / CHUNK_BYTES) + 1];
        Arrays.fill(chunks, new byte[CHUNK_BYTES]);
        chunks[chunks.length - 1] = new byte[(int) (BYTES % CHUNK_BYTES)];
        return HeapTensor.ofChunks(ElementType.U8, Shape.of(BYTES), chunks, CHUNK_BYTES);
    }
}
