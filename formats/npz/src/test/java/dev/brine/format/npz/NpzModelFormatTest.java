package dev.brine.format.npz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.Brine;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.format.testkit.FailingChannel;
import dev.brine.manifest.StateDigest;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class NpzModelFormatTest {
    private static final HeapTensor ONE = HeapTensor.of(new double[] {1});

    @Test
    void theDescriptionHoldsWhatIsNoArray() throws IOException {
        SavedModel model = ConformanceModels.parts();
        byte[] file =
                write(model, NpzModelFormat.STORED, WriteOptions.defaults().withDigest());
        byte[] text = NpzFile.read(file).get("brine.json").data();
        JsonNode json = new ObjectMapper().readTree(text);
        assertThat(json.get("digest").asString()).isEqualTo(StateDigest.of(model.state()));
        JsonNode described = json.get("model");
        assertThat(described.get("kind").asString()).isEqualTo(model.state().kind());
        assertThat(described.get("attributes").get("text").asString()).isEqualTo("täxt");
        assertThat(described.get("attributes").get("not a number").get("real").asString())
                .isEqualTo("NaN");
        assertThat(described.get("inputs").get("names").get(1).asString()).isEqualTo("größe");
        assertThat(described.get("outputs").get(0).get("labels").get(1).asString())
                .isEqualTo("yes");
        assertThat(described.get("tensors").get("columnar.half").asString()).isEqualTo("F16");
        assertThat(described.get("children").get("first").get("children").has("inner"))
                .isTrue();
        assertThat(new String(text, StandardCharsets.UTF_8)).isASCII();
    }

    @Test
    void aSinkThatTakesLittleGetsTheSameBytes() throws IOException {
        SavedModel model = ConformanceModels.forest();
        for (FormatVariant variant : new NpzModelFormat().variants()) {
            FailingChannel slow = FailingChannel.takingAtMost(7);
            new NpzModelFormat().writer().orElseThrow().write(model, variant, slow, WriteOptions.defaults());
            assertThat(slow.toByteArray()).isEqualTo(write(model, variant, WriteOptions.defaults()));
        }
    }

    @Test
    void theTimeZoneDoesNotMatter() throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            byte[] there = write(ConformanceModels.forest(), NpzModelFormat.STORED, WriteOptions.defaults());
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(write(ConformanceModels.forest(), NpzModelFormat.STORED, WriteOptions.defaults()))
                    .isEqualTo(there);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void readingSaysThatItIsOnlyWritten() throws IOException {
        byte[] file = write(ConformanceModels.forest(), NpzModelFormat.STORED, WriteOptions.defaults());
        assertThatThrownBy(() -> Brine.open(ModelSource.bytes("a.npz", file), ReadOptions.defaults()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("format 'npz', which is only written, never read");
    }

    @Test
    void otherZipFilesAreNotRecognized() {
        byte[] start = new byte[64];
        ByteBuffer.wrap(start).put("PK\3\4".getBytes(StandardCharsets.ISO_8859_1));
        start[26] = 8;
        System.arraycopy("data.pkl".getBytes(StandardCharsets.ISO_8859_1), 0, start, 30, 8);
        assertThat(new NpzModelFormat().recognizes(ByteBuffer.wrap(start))).isFalse();
        System.arraycopy(".npy".getBytes(StandardCharsets.ISO_8859_1), 0, start, 34, 4);
        assertThat(new NpzModelFormat().recognizes(ByteBuffer.wrap(start))).isTrue();
        assertThat(new NpzModelFormat().recognizes(ByteBuffer.wrap(start, 0, 29)))
                .isFalse();
    }

    @Test
    void namesThatNumpyWouldMistakeAreRefused() {
        assertRefused("'brine.json'", state().tensor("brine.json", ONE));
        assertRefused("'a.npy'", state().tensor("a", ONE).tensor("a.npy", ONE));
        assertRefused("'a'", state().tensor("a.npy", ONE).tensor("a", ONE));
        assertRefused("zero character", state().tensor("a\0b", ONE));
        for (String name : List.of("../a", "a/../../b", "..", "/etc/a", "a\\b", "C:a", "a\u001b[2Jb", "a\nb")) {
            assertRefused("leads out of its folder", state().tensor(name, ONE));
        }
        assertRefused("65535 bytes", state().tensor("n".repeat(65_532), ONE));
        assertRefused("surrogate", state().tensor("\ud800", ONE));
        assertRefused(
                "'a/b'",
                state().tensor("a/b", ONE).child("a", state().tensor("b", ONE).build()));
    }

    @Test
    void shapesThatNumpyCannotHoldAreRefused() {
        long[] ones = new long[33];
        Arrays.fill(ones, 1);
        assertRefused("rank 33", state().tensor("deep", HeapTensor.of(new double[] {1}, ones)));
        assertRefused("more than NumPy", state().tensor("wide", HeapTensor.of(new double[0], 0, 1L << 60)));
    }

    @Test
    void truthValuesAreZeroOrOne() {
        HeapTensor two = HeapTensor.ofChunks(ElementType.BOOL, Shape.of(1), new Object[] {new byte[] {2}}, 1);
        assertRefused("BOOL tensor 't' is 2", state().tensor("t", two));
    }

    private static ModelState.Builder state() {
        return ModelState.builder("k", 1, Signature.unnamed(1), Outputs.regression(1));
    }

    private static void assertRefused(String words, ModelState.Builder state) {
        FailingChannel sink = FailingChannel.atWrite(1);
        assertThatThrownBy(() -> new NpzModelFormat()
                        .writer()
                        .orElseThrow()
                        .write(SavedModel.of(state.build()), NpzModelFormat.STORED, sink, WriteOptions.defaults()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining(words);
        assertThat(sink.writes()).isZero();
    }

    static byte[] write(SavedModel model, FormatVariant variant, WriteOptions options) throws IOException {
        FailingChannel sink = FailingChannel.takingAtMost(Integer.MAX_VALUE);
        new NpzModelFormat().writer().orElseThrow().write(model, variant, sink, options);
        return sink.toByteArray();
    }
}
