package dev.brine.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonCodecsTest {
    @ParameterizedTest
    @EnumSource
    void modelsComeBackAndBytesRepeat(Codec codec) throws IOException {
        for (SavedModel model : new SavedModel[] {ConformanceModels.small(), ConformanceModels.forest()}) {
            byte[] file = JsonFiles.write(codec, model);
            assertThat(JsonFiles.write(codec, model)).isEqualTo(file);
            try (var opened = JsonFiles.open(file)) {
                assertThat(opened.variant()).isEqualTo(codec.variant());
                assertThat(StateDigest.of(opened.saved().state())).isEqualTo(StateDigest.of(model.state()));
                assertThat(opened.recordedDigest()).contains(StateDigest.of(model.state()));
                opened.verify();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTruncationIsRefused(Codec codec) throws IOException {
        byte[] file = JsonFiles.write(codec, ConformanceModels.small());
        for (int length = 0; length < file.length; length++) {
            byte[] cut = Arrays.copyOf(file, length);
            assertThatThrownBy(() -> JsonFiles.open(cut).close())
                    .as("%d of %d bytes", length, file.length)
                    .isInstanceOf(ModelFormatException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bytesAfterTheEndAreRefused(Codec codec) throws IOException {
        byte[] file = JsonFiles.write(codec, ConformanceModels.small());
        byte[] zero = Arrays.copyOf(file, file.length + 1);
        assertThatThrownBy(() -> JsonFiles.open(zero).close()).isInstanceOf(CorruptModelException.class);
        byte[] twice = Arrays.copyOf(file, 2 * file.length);
        System.arraycopy(file, 0, twice, file.length, file.length);
        assertThatThrownBy(() -> JsonFiles.open(twice).close()).isInstanceOf(CorruptModelException.class);
    }

    @ParameterizedTest
    @EnumSource
    void anyDamagedByteFailsCleanlyOrReads(Codec codec) throws IOException {
        byte[] file = JsonFiles.write(codec, ConformanceModels.small());
        for (int i = 0; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= (byte) 0x15;
            try {
                JsonFiles.open(damaged).close();
            } catch (ModelFormatException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBombOfWhiteSpaceEndsAtTheManifestLimit(Codec codec) throws IOException {
        String bomb = "{\"format\":\"brine-json\"" + " ".repeat(1 << 20);
        byte[] file = JsonFiles.compress(codec, bomb);
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.MANIFEST_BYTES, 1 << 17);
        assertThatThrownBy(() -> JsonFiles.open(file, limits).close())
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("MANIFEST_BYTES");
    }
}
