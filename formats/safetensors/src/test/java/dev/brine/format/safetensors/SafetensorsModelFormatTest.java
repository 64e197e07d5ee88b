package dev.brine.format.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.format.testkit.FailingChannel;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SafetensorsModelFormatTest {
    private static final HeapTensor ONE = HeapTensor.of(new double[] {1});

    @Test
    void theMetadataHoldWhatIsNoTensor() throws IOException {
        SavedModel model = ConformanceModels.parts();
        Map<String, String> metadata = SafetensorsFile.read(
                        write(model, WriteOptions.defaults().withDigest()))
                .metadata();
        String digest = StateDigest.of(model.state());
        assertThat(metadata).containsEntry("digest", digest);
        JsonNode attributes = new ObjectMapper().readTree(metadata.get("attributes"));
        assertThat(attributes.get("text").asString()).isEqualTo("täxt");
        JsonNode whole = new ObjectMapper().readTree(metadata.get("brine.json"));
        assertThat(whole.get("digest").asString()).isEqualTo(digest);
        assertThat(whole.get("model").get("attributes")).isEqualTo(attributes);
        assertThat(SafetensorsFile.read(write(model, WriteOptions.defaults())).metadata())
                .doesNotContainKey("digest");
    }

    @Test
    void aSinkThatTakesLittleGetsTheSameBytes() throws IOException {
        SavedModel model = ConformanceModels.forest();
        FailingChannel slow = FailingChannel.takingAtMost(7);
        SafetensorsModelWriter.write(model, slow, WriteOptions.defaults());
        assertThat(slow.toByteArray()).isEqualTo(write(model, WriteOptions.defaults()));
    }

    @Test
    void readingSaysThatItIsOnlyWritten() throws IOException {
        byte[] file = write(ConformanceModels.forest(), WriteOptions.defaults());
        assertThatThrownBy(() -> Brine.open(ModelSource.bytes("a.safetensors", file), ReadOptions.defaults()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("format 'safetensors', which is only written, never read");
    }

    @Test
    void aLengthThatReadersRefuseIsNotRecognized() {
        ByteBuffer start = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        start.putLong(0, 100_000_000).put(8, (byte) '{').put(9, (byte) '"');
        assertThat(new SafetensorsModelFormat().recognizes(start)).isTrue();
        start.putLong(0, 100_000_001);
        assertThat(new SafetensorsModelFormat().recognizes(start)).isFalse();
        assertThat(new SafetensorsModelFormat().recognizes(start.slice(0, 9))).isFalse();
    }

    @Test
    void aHeaderThatReadersRefuseIsNotWritten() {
        Attributes attributes = Attributes.of(Map.of("long", "x".repeat(50_000_000)));
        assertRefused("readers accept at most 100000000", state().attributes(attributes));
    }

    @Test
    void namesThatCannotBeKeptAreRefused() {
        assertRefused("'__metadata__'", state().tensor("__metadata__", ONE));
        assertRefused("surrogate", state().tensor("\ud800", ONE));
        assertRefused(
                "'a/b'",
                state().tensor("a/b", ONE).child("a", state().tensor("b", ONE).build()));
    }

    private static ModelState.Builder state() {
        return ModelState.builder("k", 1, Signature.unnamed(1), Outputs.regression(1));
    }

    private static void assertRefused(String words, ModelState.Builder state) {
        FailingChannel sink = FailingChannel.atWrite(1);
        SavedModel model = SavedModel.of(state.build());
        assertThatThrownBy(() -> SafetensorsModelWriter.write(model, sink, WriteOptions.defaults()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(words);
        assertThat(sink.writes()).isZero();
    }

    static byte[] write(SavedModel model, WriteOptions options) throws IOException {
        FailingChannel sink = FailingChannel.takingAtMost(Integer.MAX_VALUE);
        SafetensorsModelWriter.write(model, sink, options);
        return sink.toByteArray();
    }
}
