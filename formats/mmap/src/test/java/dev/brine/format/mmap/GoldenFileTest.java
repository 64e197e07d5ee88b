package dev.brine.format.mmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.luben.zstd.util.ZstdVersion;
import dev.brine.format.FormatVariant;
import dev.brine.format.OpenedModel;
import dev.brine.format.WriteOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files that a release wrote. They never change again once it is out: newer releases must read them, and write the same
 * bytes while the version stays. What this release writes lies in target/golden after the test.
 */
class GoldenFileTest {
    private static final String CODEC_VERSION = "1.5.7";

    enum Golden {
        SMALLEST("smallest-1.brine", Samples.smallest(), ContainerWriter.DEFAULT_CHUNK_BYTES),
        EVERYTHING("everything-1.brine", Samples.everything(), ContainerWriter.DEFAULT_CHUNK_BYTES),
        TINY_CHUNKS("tiny-chunks-1.brine", Samples.twoTensors(), 16),
        FOREST("forest-1.brine", Samples.forest(), 4096),
        CODECS("codecs-1.brine", Samples.compressible(), 1024, Effort.BALANCED),
        CODED_FOREST("forest-small-1.brine", Samples.forest(), 4096, Effort.SMALL);

        final String fileName;
        final SavedModel model;
        final int chunkBytes;
        final Effort effort;

        Golden(String fileName, SavedModel model, int chunkBytes) {
            this(fileName, model, chunkBytes, Effort.RAW);
        }

        Golden(String fileName, SavedModel model, int chunkBytes, Effort effort) {
            this.fileName = fileName;
            this.model = model;
            this.chunkBytes = chunkBytes;
            this.effort = effort;
        }

        /** Writes the model now. */
        byte[] write() throws IOException {
            WriteOptions options = this == SMALLEST
                    ? WriteOptions.defaults()
                    : WriteOptions.defaults().withDigest();
            FormatVariant variant = MmapModelFormat.variant(effort);
            return Samples.write(model, Samples.format(chunkBytes), variant, options);
        }

        byte[] stored() throws IOException {
            try (InputStream in = GoldenFileTest.class.getResourceAsStream("/golden/" + fileName)) {
                assertThat(in).as("golden file '%s'", fileName).isNotNull();
                return in.readAllBytes();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void thisReleaseWritesTheSameBytes(Golden golden) throws IOException {
        assumeTrue(
                golden.effort == Effort.RAW || ZstdVersion.VERSION.startsWith(CODEC_VERSION),
                "written with zstd %s, this is %s".formatted(CODEC_VERSION, ZstdVersion.VERSION));
        byte[] written = golden.write();
        Path folder = Files.createDirectories(Path.of("target", "golden"));
        Files.write(folder.resolve(golden.fileName), written);
        String digest = StateDigest.of(golden.model.state());
        Files.writeString(folder.resolve(golden.fileName + ".digest"), digest + "\n");
        assertThat(written).isEqualTo(golden.stored());
    }

    @ParameterizedTest
    @EnumSource
    void thisReleaseReadsThem(Golden golden) throws IOException {
        try (OpenedModel opened = Samples.open(golden.stored())) {
            opened.verify();
            String digest = StateDigest.of(opened.saved().state());
            assertThat(digest).isEqualTo(StateDigest.of(golden.model.state()));
            assertThat(opened.recordedDigest())
                    .isEqualTo(golden == Golden.SMALLEST ? Optional.empty() : Optional.of(digest));
        }
    }

    @Test
    void aBigEndianWriterWouldDiffer() throws IOException {
        assertThat(HexFormat.of().formatHex(Golden.SMALLEST.stored(), 0, 12)).isEqualTo("8942524e0d0a1a0a01000000");
    }
}
