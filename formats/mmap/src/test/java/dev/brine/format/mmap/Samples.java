package dev.brine.format.mmap;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.OpenedModel;
import dev.brine.format.ReadOptions;
import dev.brine.format.WriteOptions;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeNodes;
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
import dev.brine.tensor.TensorBuilder;
import dev.brine.tensor.TensorGroup;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToLongFunction;

/** Small models and their files. */
final class Samples {
    static final long SEED = 20261123;

    /** Fixed, so that files are the same on every machine. */
    static final Environment ENVIRONMENT = Environment.of(Map.of("java.version", "17", "brine.version", "test"));

    private Samples() {}

    /** Returns the smallest model: no tensors but the empty verification rows. */
    static SavedModel smallest() {
        ModelState state = ModelState.builder("none", 1, Signature.unnamed(0), Outputs.regression(0))
                .build();
        return new SavedModel(state, VerificationSet.empty(), Environment.of(Map.of()));
    }

    /** Returns a model of two tensors, 40 and 12 bytes. */
    static SavedModel twoTensors() {
        ModelState state = ModelState.builder("sample", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("weights", HeapTensor.of(new double[] {1.5, -0.0, Double.NaN, 3e300, -7}))
                .tensor("counts", HeapTensor.of(new int[] {1, -2, 3}))
                .build();
        return new SavedModel(state, VerificationSet.empty(), ENVIRONMENT);
    }

    /** Returns a forest of 30 random trees over 4 features, with verification rows. */
    static SavedModel forest() {
        Random random = new Random(SEED);
        var builder = TreeEnsemble.builder(Signature.named(List.of("a", "b", "c", "d")), Outputs.regression(1));
        for (int tree = 0; tree < 30; tree++) {
            builder.addTree(fullTree(random, 6));
        }
        TreeEnsemble forest = builder.build();
        double[] rows = random.doubles(4 * 25).toArray();
        return new SavedModel(forest.state(), VerificationSet.predictedBy(forest, rows), ENVIRONMENT);
    }

    /** Returns a forest of 3 trees of 15 nodes, without verification rows. */
    static SavedModel smallForest() {
        Random random = new Random(SEED);
        var builder = TreeEnsemble.builder(Signature.unnamed(4), Outputs.regression(1));
        for (int tree = 0; tree < 3; tree++) {
            builder.addTree(fullTree(random, 3));
        }
        return new SavedModel(builder.build().state(), VerificationSet.empty(), ENVIRONMENT);
    }

    private static TreeNodes fullTree(Random random, int depth) {
        int splits = (1 << depth) - 1;
        int count = 2 * splits + 1;
        int[] left = new int[count];
        int[] right = new int[count];
        int[] feature = new int[count];
        for (int i = 0; i < count; i++) {
            left[i] = i < splits ? 2 * i + 1 : -1;
            right[i] = i < splits ? 2 * i + 2 : -1;
            feature[i] = random.nextInt(4);
        }
        return new TreeNodes(
                left,
                right,
                feature,
                random.doubles(count).toArray(),
                random.doubles(count).toArray());
    }

    /** Returns a model that uses every field of the manifest and every element type. */
    static SavedModel everything() {
        ModelState child = ModelState.builder(
                        "child", 3, Signature.unnamed(2), Outputs.classification(List.of("no", "yes")))
                .tensor("empty", HeapTensor.of(new float[0], 0, 7))
                .build();
        ModelState.Builder builder = ModelState.builder("everything", 2, signature(), Outputs.regression(2))
                .attributes(Attributes.of(Map.of(
                        "text",
                        "grün",
                        "integer",
                        -5L,
                        "real",
                        0.1,
                        "flag",
                        true,
                        "list",
                        List.of("a", 1L, 2.5, false))));
        for (ElementType type : ElementType.values()) {
            builder.tensor("tensor " + type, tensor(type, Shape.of(3, 7)));
        }
        builder.tensor("scalar", tensor(ElementType.F32, Shape.of()));
        Map<String, Tensor> columns = new LinkedHashMap<>();
        columns.put("low", tensor(ElementType.I32, Shape.of(9)));
        columns.put("high", tensor(ElementType.F32, Shape.of(9)));
        TensorGroup group = TensorGroup.columnar(columns);
        builder.group("columns", group);
        builder.group("records", group.withLayout(dev.brine.tensor.TensorGroup.Layout.INTERLEAVED));
        ModelState state = builder.child("child", child).build();
        VerificationSet rows = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.within(1e-9, 1e-12),
                HeapTensor.of(new double[] {1, Double.NaN, 5, 2, Double.NaN, 6}, 2, 3),
                HeapTensor.of(new double[] {1, 2, 3, 4}, 2, 2),
                Map.of(1, List.of("rot", "")));
        return new SavedModel(state, rows, ENVIRONMENT);
    }

    /** Returns a model whose tensors take every filter and coder, once compressed in chunks of 1,024 bytes. */
    static SavedModel compressible() {
        Random random = new Random(SEED);
        Map<String, Tensor> columns = new LinkedHashMap<>();
        columns.put("steps", filled(ElementType.I32, 300, i -> i % 3 == 0 ? random.nextInt(5) : 0));
        columns.put("kinds", filled(ElementType.I32, 300, i -> random.nextInt(9) << 28));
        columns.put("values", filled(ElementType.F64, 300, i -> i % 4 == 0 ? random.nextLong() : named(random)));
        ModelState state = ModelState.builder("compressible", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("rising", filled(ElementType.I64, 200, i -> 1_000_000_007L * i))
                .tensor("letters", filled(ElementType.U8, 700, i -> "brine".charAt(i * i % 5)))
                .tensor("named", filled(ElementType.F64, 400, i -> named(random)))
                .tensor("noise", filled(ElementType.F32, 40, i -> random.nextInt()))
                .group(
                        "records",
                        TensorGroup.columnar(columns).withLayout(dev.brine.tensor.TensorGroup.Layout.INTERLEAVED))
                .build();
        return new SavedModel(state, VerificationSet.empty(), ENVIRONMENT);
    }

    private static long named(Random random) {
        return Double.doubleToRawLongBits(StrictMath.sqrt(random.nextInt(60)));
    }

    private static Tensor filled(ElementType type, int count, IntToLongFunction bits) {
        TensorBuilder builder = TensorBuilder.exact(type, Shape.of(count));
        for (int i = 0; i < count; i++) {
            builder.putBits(bits.applyAsLong(i));
        }
        return builder.build();
    }

    private static Signature signature() {
        return Signature.of(List.of("x", "farbe", "id"), List.of(ColumnType.NUMBER, ColumnType.STRING, ColumnType.ANY));
    }

    static Tensor tensor(ElementType type, Shape shape) {
        TensorBuilder builder = TensorBuilder.exact(type, shape);
        Random random = new Random(SEED + type.code());
        while (builder.missingElements() > 0) {
            builder.putBits(type == ElementType.BOOL ? random.nextInt(2) : random.nextLong());
        }
        return builder.build();
    }

    static MmapModelFormat format(int chunkBytes) {
        return new MmapModelFormat(new ContainerWriter(chunkBytes, 128, 2), new ContainerReader(2));
    }

    static byte[] write(SavedModel model, int chunkBytes) throws IOException {
        return write(model, format(chunkBytes), WriteOptions.defaults());
    }

    static byte[] write(SavedModel model, MmapModelFormat format, WriteOptions options) throws IOException {
        return write(model, format, format.variants().get(0), options);
    }

    static byte[] write(SavedModel model, MmapModelFormat format, FormatVariant variant, WriteOptions options)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.writer().orElseThrow().write(model, variant, Channels.newChannel(bytes), options);
        return bytes.toByteArray();
    }

    static OpenedModel open(byte[] file) throws IOException {
        return open(ModelSource.bytes("sample.brine", file), ReadOptions.Mode.HEAP);
    }

    static OpenedModel open(ModelSource source, ReadOptions.Mode mode) throws IOException {
        return new MmapModelFormat()
                .reader()
                .orElseThrow()
                .open(source, ReadOptions.defaults().withMode(mode));
    }

    static OpenedModel open(Path path, ReadOptions options) throws IOException {
        return new MmapModelFormat().reader().orElseThrow().open(ModelSource.file(path), options);
    }

    static Path file(Path folder, byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "sample", ".brine"), bytes);
    }

    static OpenedModel map(Path folder, byte[] file) throws IOException {
        return open(ModelSource.file(file(folder, file)), ReadOptions.Mode.MAPPED);
    }
}
