package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.OpenedModel;
import dev.brine.format.StoredSize;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CodedChunksTest {
    @TempDir
    Path folder;

    static Stream<Arguments> cases() {
        return Stream.of(16, 64, 4096, 1 << 20)
                .flatMap(chunkBytes -> Arrays.stream(Effort.values())
                        .flatMap(effort -> Stream.of(
                                        Samples.smallest(),
                                        Samples.forest(),
                                        Samples.everything(),
                                        Samples.compressible())
                                .map(model -> Arguments.of(chunkBytes, effort, model))));
    }

    @Test
    void theCompressibleSampleTakesEveryFilterAndCoder() throws IOException {
        byte[] file = Samples.write(
                Samples.compressible(),
                Samples.format(1024),
                MmapModelFormat.variant(Effort.BALANCED),
                WriteOptions.defaults());
        try (OpenedModel opened = Samples.open(file)) {
            assertThat(opened.storedSizes())
                    .flatExtracting(size -> List.of(size.codec().split("/")))
                    .contains("raw", "zstd", "planes+zstd", "dictionary", "dictionary+zstd");
            assertThat(opened.storedSizes())
                    .extracting(StoredSize::path)
                    .contains("rising", "noise", "records.steps", "records.kinds", "records.values", "(rows)");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesBackFromHeapAndMapping(int chunkBytes, Effort effort, SavedModel model) throws IOException {
        byte[] file = Samples.write(
                model, Samples.format(chunkBytes), MmapModelFormat.variant(effort), WriteOptions.defaults());
        try (OpenedModel heap = Samples.open(file);
                OpenedModel mapped = Samples.map(folder, file)) {
            for (OpenedModel opened : new OpenedModel[] {heap, mapped}) {
                assertThat(StateDigest.of(opened.saved().state())).isEqualTo(StateDigest.of(model.state()));
                assertThat(opened.variant().name()).isEqualTo(effort.variantName());
                opened.verify();
            }
        }
    }
}
