package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.Shape;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loading models that are large enough for several threads. */
class RawTensorReaderTest {
    private static final int CHUNK_BYTES = 1 << 18;

    @TempDir
    Path folder;

    /** 12 MB: tensors of every size from none to many chunks, so that pieces end inside of them. */
    private static SavedModel large() {
        ModelState.Builder state = ModelState.builder("large", 1, Signature.unnamed(1), Outputs.regression(1));
        ElementType[] types = ElementType.values();
        for (int i = 0; i < 50; i++) {
            ElementType type = types[i % types.length];
            state.tensor("t" + i, Samples.tensor(type, Shape.of((long) i * i * 37 * (8 / type.byteSize()))));
        }
        return new SavedModel(state.build(), VerificationSet.empty(), Environment.of(java.util.Map.of()));
    }

    private static byte[] write(SavedModel model, int chunkBytes) throws IOException {
        MmapModelFormat format = new MmapModelFormat(new ContainerWriter(chunkBytes, 1 << 16));
        return Samples.write(model, format, WriteOptions.defaults());
    }

    @ParameterizedTest
    @ValueSource(ints = {64, CHUNK_BYTES, 1 << 23})
    void readsTheSameOnSeveralThreads(int chunkBytes) throws IOException {
        SavedModel model = large();
        Path path = Samples.file(folder, write(model, chunkBytes));
        try (OpenedModel opened = Samples.open(path, ReadOptions.defaults())) {
            assertThat(StateDigest.of(opened.saved().state())).isEqualTo(StateDigest.of(model.state()));
        }
    }

    @Test
    void namesTheFirstDamagedChunk() throws IOException {
        byte[] bytes = write(large(), CHUNK_BYTES);
        bytes[5_000_000] ^= 1;
        bytes[7_000_000] ^= 1;
        Path path = Samples.file(folder, bytes);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> Samples.open(path, ReadOptions.defaults()).close())
                    .isInstanceOfSatisfying(
                            CorruptModelException.class,
                            e -> assertThat(e.offset()).isBetween(5_000_000L - CHUNK_BYTES, 5_000_000L));
        }
    }

    @Test
    void aTruncationLaterOnDoesNotMatter() throws IOException {
        SavedModel model = large();
        Path path = Samples.file(folder, write(model, CHUNK_BYTES));
        try (OpenedModel opened = Samples.open(path, ReadOptions.defaults())) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(100);
            }
            assertThat(StateDigest.of(opened.saved().state())).isEqualTo(StateDigest.of(model.state()));
            Files.delete(path);
        }
    }
}
