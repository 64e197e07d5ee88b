package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ModelFormats;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.SavedModel;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MmapModelFormatTest {
    @TempDir
    Path folder;

    static Stream<Arguments> modelsAndChunkSizes() {
        return Stream.of(16, 64, 4096, ContainerWriter.DEFAULT_CHUNK_BYTES)
                .flatMap(chunkBytes -> Stream.of(
                                Samples.smallest(), Samples.twoTensors(), Samples.forest(), Samples.everything())
                        .map(model -> Arguments.of(model, chunkBytes)));
    }

    @ParameterizedTest
    @MethodSource("modelsAndChunkSizes")
    void mapsWhatWasWritten(SavedModel model, int chunkBytes) throws IOException {
        try (OpenedModel opened = Samples.map(folder, Samples.write(model, chunkBytes))) {
            assertThat(opened.isMapped()).isTrue();
            assertThat(opened.saved().state().tensors().values())
                    .filteredOn(MappedTensor.class::isInstance)
                    .hasSameSizeAs(opened.saved().state().tensors().values().stream()
                            .filter(tensor -> !tensor.toString().endsWith("column"))
                            .toList());
            assertSame(opened.saved(), model);
            opened.verify();
        }
    }

    @ParameterizedTest
    @MethodSource("modelsAndChunkSizes")
    void readsWhatWasWritten(SavedModel model, int chunkBytes) throws IOException {
        try (OpenedModel opened = Samples.open(Samples.write(model, chunkBytes))) {
            assertThat(opened.isMapped()).isFalse();
            assertSame(opened.saved(), model);
            opened.verify();
        }
    }

    private static void assertSame(SavedModel found, SavedModel expected) {
        assertThat(StateDigest.of(found.state())).isEqualTo(StateDigest.of(expected.state()));
        assertThat(found.environment()).isEqualTo(expected.environment());
        assertThat(found.verification()
                        .rows()
                        .contentEquals(expected.verification().rows()))
                .isTrue();
        assertThat(found.verification()
                        .expected()
                        .contentEquals(expected.verification().expected()))
                .isTrue();
    }

    @Test
    void predictsFromTheMappingAsFromTheHeap() throws IOException {
        Path path = folder.resolve("forest.brine");
        SavedModel forest = Samples.forest();
        Brine.save(forest, path, WriteOptions.defaults().withDigest());
        try (ModelFile file = Brine.open(path)) {
            assertThat(file.isMapped()).isTrue();
            assertThat(file.recordedDigest()).contains(StateDigest.of(forest.state()));
            double[] rows = new double[4 * 25];
            forest.verification().rows().copyDoubles(0, rows, rows.length);
            double[] mapped = new double[25];
            file.model().newPredictor().predictBatch(rows, 25, mapped);
            double[] expected = new double[25];
            forest.verification().expected().copyDoubles(0, expected, 25);
            assertThat(mapped).containsExactly(expected);
        }
        assertThat(Brine.verify(path).passed()).isTrue();
    }

    @Test
    void isFoundByNameAndExtension() {
        assertThat(ModelFormats.forName("mmap")).isInstanceOf(MmapModelFormat.class);
        assertThat(ModelFormats.forFileName("m.brine")).isPresent();
    }

    @Test
    void fallsBackToTheHeapWhereTheSourceCannotBeMapped() throws IOException {
        byte[] file = Samples.write(Samples.twoTensors(), 64);
        try (OpenedModel opened = Samples.open(ModelSource.bytes("memory", file), ReadOptions.Mode.MAPPED)) {
            assertThat(opened.isMapped()).isFalse();
            assertSame(opened.saved(), Samples.twoTensors());
        }
    }

    @Test
    void refusesUseAfterClose() throws IOException {
        OpenedModel opened = Samples.map(folder, Samples.write(Samples.forest(), 4096));
        ModelState state = opened.saved().state();
        Tensor offsets = state.tensor("tree_offsets");
        Predictor predictor = dev.brine.model.ModelKinds.view(state).newPredictor();
        opened.close();
        opened.close();
        assertThatThrownBy(opened::saved).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(opened::verify).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> offsets.getLong(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> predictor.predict(new double[4], new double[1]))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void keepsTheOldModelWhenItsFileIsReplaced() throws IOException {
        Path path = folder.resolve("model.brine");
        Files.write(path, Samples.write(Samples.forest(), 4096));
        try (OpenedModel opened = Samples.open(ModelSource.file(path), ReadOptions.Mode.MAPPED)) {
            Path newer = Files.write(folder.resolve("newer"), Samples.write(Samples.twoTensors(), 64));
            Files.move(newer, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            opened.verify();
            assertSame(opened.saved(), Samples.forest());
        }
    }

    @Test
    void writesTheSameBytesWhateverTheStagingBufferHolds() throws IOException {
        byte[] small = Samples.write(Samples.everything(), 64);
        MmapModelFormat large = new MmapModelFormat(new ContainerWriter(64, 1 << 20, 1), new ContainerReader(1));
        assertThat(Samples.write(Samples.everything(), large, WriteOptions.defaults()))
                .isEqualTo(small);
    }
}
