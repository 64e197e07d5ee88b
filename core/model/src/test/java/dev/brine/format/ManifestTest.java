package dev.brine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.manifest.Manifest;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Attributes;
import dev.brine.model.ColumnType;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import dev.brine.tensor.TestTensors;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final long MOST_ALLOCATED_BYTES = 4 << 20;

    private static SavedModel model() {
        Map<String, Tensor> columns = new LinkedHashMap<>();
        columns.put("x", HeapTensor.of(new int[] {1, 2}));
        columns.put("y", HeapTensor.of(new float[] {3, 4}));
        TensorGroup group = TensorGroup.columnar(columns);
        ModelState child = ModelState.builder("inner", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("c", TestTensors.random(ElementType.F16, Shape.of(2, 2), 1))
                .build();
        Signature signature = Signature.of(List.of("a", "größe"), List.of(ColumnType.STRING, ColumnType.NUMBER));
        ModelState state = ModelState.builder(
                        "sample", 4, signature, Outputs.classification(List.of("n", 1L, 0.5, true)))
                .attributes(Attributes.of(Map.of("l", List.of("a", 1L), "r", Double.NaN, "f", false)))
                .tensor("t", HeapTensor.of(new float[] {1, 2, 3}))
                .group("columns", group)
                .group("records", group.withLayout(TensorGroup.Layout.INTERLEAVED))
                .child("inside", child)
                .build();
        VerificationSet rows = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.within(1, 2),
                HeapTensor.of(new double[] {Double.NaN, 1}, 1, 2),
                HeapTensor.of(new double[] {2}, 1, 1),
                Map.of(0, List.of("x")));
        return new SavedModel(state, rows, Environment.of(Map.of("k", "v")));
    }

    /** Gives a tensor only where type and shape are those that were stored. */
    private static Manifest.Decoded read(byte[] bytes, Manifest manifest, ReadLimits limits) throws IOException {
        List<Tensor> tensors = manifest.tensors();
        return Manifest.read(ByteBuffer.wrap(bytes), "test", 100, limits, (index, type, shape) -> {
            if (index >= tensors.size()
                    || tensors.get(index).elementType() != type
                    || !tensors.get(index).shape().equals(shape)) {
                throw new CorruptModelException("no such tensor", "test", -1);
            }
            return tensors.get(index);
        });
    }

    private static Manifest.Decoded read(byte[] bytes, Manifest manifest) throws IOException {
        return read(bytes, manifest, ReadLimits.defaults());
    }

    @Test
    void comesBackWhole() throws IOException {
        SavedModel model = model();
        Manifest manifest = Manifest.of(model, WriteOptions.defaults());
        Manifest.Decoded decoded = read(manifest.bytes(), manifest);
        assertThat(StateDigest.of(decoded.saved().state())).isEqualTo(StateDigest.of(model.state()));
        assertThat(decoded.saved().environment()).isEqualTo(model.environment());
        assertThat(decoded.saved().verification().rule()).isEqualTo(ComparisonRule.within(1, 2));
        assertThat(decoded.saved().verification().texts()).isEqualTo(Map.of(0, List.of("x")));
        assertThat(decoded.saved().state().group("records").layout()).isSameAs(TensorGroup.Layout.INTERLEAVED);
        assertThat(decoded.saved().state().group("columns").layout()).isSameAs(TensorGroup.Layout.COLUMNAR);
        assertThat(decoded.recordedDigest()).isEmpty();
        assertThat(Manifest.of(decoded.saved(), WriteOptions.defaults()).bytes())
                .isEqualTo(manifest.bytes());
    }

    @Test
    void carriesTheDigest() throws IOException {
        Manifest manifest = Manifest.of(model(), WriteOptions.defaults().withDigest());
        assertThat(read(manifest.bytes(), manifest).recordedDigest()).contains(StateDigest.of(model().state()));
    }

    @Test
    void everyTruncationIsCorrupt() {
        Manifest manifest = Manifest.of(model(), WriteOptions.defaults().withDigest());
        for (int length = 0; length < manifest.bytes().length; length++) {
            byte[] cut = Arrays.copyOf(manifest.bytes(), length);
            assertThatThrownBy(() -> read(cut, manifest))
                    .as("the first %d bytes", length)
                    .isInstanceOfSatisfying(
                            CorruptModelException.class,
                            e -> assertThat(e.offset()).isBetween(-1L, 100L + cut.length));
        }
    }

    @Test
    void noFlippedBitDoesHarm() throws IOException {
        Manifest manifest = Manifest.of(model(), WriteOptions.defaults());
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        int refused = 0;
        for (int bit = 0; bit < manifest.bytes().length * 8; bit++) {
            byte[] damaged = manifest.bytes().clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                read(damaged, manifest);
            } catch (ModelFormatException e) {
                refused++;
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for bit %d", bit)
                    .isLessThan(MOST_ALLOCATED_BYTES);
        }
        assertThat(refused).isGreaterThan(manifest.bytes().length);
    }

    @Test
    void trailingBytesAreCorrupt() {
        Manifest manifest = Manifest.of(model(), WriteOptions.defaults());
        byte[] longer = Arrays.copyOf(manifest.bytes(), manifest.bytes().length + 2);
        assertThatThrownBy(() -> read(longer, manifest))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("2 bytes follow the manifest");
    }

    @Test
    void repeatedEnvironmentKeysAndTextColumnsAreCorrupt() {
        VerificationSet rows = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(new double[] {0, 0}, 1, 2),
                HeapTensor.of(new double[] {0}, 1, 1),
                Map.of(70, List.of("cell"), 71, List.of("cell")));
        SavedModel model =
                new SavedModel(model().state(), rows, Environment.of(Map.of("key.a", "value", "key.b", "value")));
        Manifest manifest = Manifest.of(model, WriteOptions.defaults());
        byte[] keys = manifest.bytes().clone();
        keys[lastIndexOf(keys, "key.b") + 4] = 'a';
        assertThatThrownBy(() -> read(keys, manifest))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("environment key 'key.a' occurs twice");
        byte[] columns = manifest.bytes().clone();
        columns[lastIndexOf(columns, "cell") - 3 * Integer.BYTES] = 70;
        assertThatThrownBy(() -> read(columns, manifest))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("text column 70 occurs twice");
    }

    /** Of the last place where the bytes hold an ASCII text. */
    private static int lastIndexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf(text);
    }

    @Test
    void everyLimitIsEnforced() {
        Manifest manifest = Manifest.of(model(), WriteOptions.defaults());
        ReadLimits ample = ReadLimits.defaults();
        assertLimit(ReadLimit.TENSORS, 2, manifest);
        assertLimit(ReadLimit.TENSOR_BYTES, 11, manifest);
        assertLimit(ReadLimit.TEXT_BYTES, 5, manifest);
        assertLimit(ReadLimit.RANK, 1, manifest);
        assertLimit(ReadLimit.COLUMNS, 1, manifest);
        assertLimit(ReadLimit.DEPTH, 0, manifest);
        assertLimit(ReadLimit.STATES, 1, manifest);
        assertLimit(ReadLimit.MANIFEST_BYTES, 10, manifest);
        assertLimit(ReadLimit.OBJECT_BYTES, 4096, manifest);
        assertLimit(ReadLimit.ROWS, 0, manifest);
        assertLimit(ReadLimit.CELLS, 2, manifest);
    }

    private static void assertLimit(ReadLimit limit, long allowed, Manifest manifest) {
        assertThatThrownBy(() ->
                        read(manifest.bytes(), manifest, ReadLimits.defaults().with(limit, allowed)))
                .isInstanceOfSatisfying(LimitExceededException.class, e -> {
                    assertThat(e.limit()).isEqualTo(limit);
                    assertThat(e.actual()).isGreaterThan(e.allowed());
                    assertThat(e.getMessage()).contains("raise %s in ReadLimits".formatted(limit));
                });
    }
}
