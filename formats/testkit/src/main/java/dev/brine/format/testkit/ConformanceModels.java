package dev.brine.format.testkit;

import dev.brine.kind.Link;
import dev.brine.kind.MultilayerPerceptron;
import dev.brine.kind.tree.TreeEnsemble;
import dev.brine.kind.tree.TreeNodes;
import dev.brine.model.Attributes;
import dev.brine.model.ColumnType;
import dev.brine.model.ComparisonRule;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Output;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The models that every format must carry unchanged, by name. The same on every call and machine; none depends on the
 * clock, the JDK or a seed that changes.
 */
public final class ConformanceModels {
    private static final String KIND = "conformance-sample";
    private static final long SEED = 20_261_122L;

    private ConformanceModels() {}

    /** Returns every model by a name that says what is special about it. */
    public static Map<String, SavedModel> all() {
        Map<String, SavedModel> models = new LinkedHashMap<>();
        models.put("empty", saved(builder().build()));
        for (ElementType type : ElementType.values()) {
            models.put("elements of " + type, saved(SampleTensors.addEdgeCases(builder(), type)));
        }
        models.put("shapes", saved(SampleTensors.addShapes(builder())));
        models.put("chunk edges", saved(SampleTensors.addChunkEdges(builder())));
        models.put("names", names());
        models.put("many small and one large tensor", manySmallOneLarge());
        models.put("groups", groups());
        models.put("children", children());
        models.put("attributes", attributes());
        models.put("texts and labels", texts());
        models.put("control and bidi characters", controlCharacters());
        models.put("all parts", parts());
        models.put("forest", forest());
        models.put("forest in columns", forestInColumns());
        models.put("perceptron", perceptron());
        models.put("every kind", KindSamples.saved(environment()));
        return models;
    }

    /** Returns a model of a few hundred bytes that has every part, for tests that try each of its bytes. */
    public static SavedModel small() {
        ModelState child = ModelState.builder("c", 1, Signature.unnamed(1), Outputs.regression(1))
                .build();
        ModelState state = ModelState.builder("s", 1, Signature.named(List.of("a")), Outputs.regression(1))
                .attributes(Attributes.of(Map.of("k", 1L)))
                .tensor("t", HeapTensor.of(new float[] {1, -2, 3}))
                .group("g", TensorGroup.columnar(Map.of("v", HeapTensor.of(new double[] {5}))))
                .child("i", child)
                .build();
        VerificationSet rows = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(new double[] {0.5}, 1, 1),
                HeapTensor.of(new double[] {2}, 1, 1));
        return new SavedModel(state, rows, Environment.of(Map.of("e", "f")));
    }

    /** Returns one tensor of so many bytes, named {@code t}, all different to their neighbours. */
    public static SavedModel oneTensor(int byteCount) {
        byte[] bytes = new byte[byteCount];
        new Random(SEED).nextBytes(bytes);
        return saved(builder()
                .tensor("t", SampleTensors.bytes(ElementType.U8, bytes))
                .build());
    }

    /** Returns a forest of three trees with 6 input columns that predicts, with 40 verification rows. */
    public static SavedModel forest() {
        Random random = new Random(SEED);
        var builder = TreeEnsemble.builder(Signature.unnamed(6), Outputs.regression(1));
        for (int tree = 0; tree < 3; tree++) {
            builder.addTree(randomTree(random, 63, 6));
        }
        return withRows(builder.build(), random);
    }

    private static SavedModel forestInColumns() {
        ModelState packed = forest().state();
        ModelState.Builder state = ModelState.builder(
                        packed.kind(), packed.kindVersion(), packed.signature(), packed.outputs())
                .attributes(packed.attributes());
        packed.ungroupedTensors().forEach(state::tensor);
        packed.groups().forEach((name, group) -> state.group(name, group.withLayout(TensorGroup.Layout.COLUMNAR)));
        return new SavedModel(state.build(), forest().verification(), forest().environment());
    }

    private static TreeNodes randomTree(Random random, int nodeCount, int features) {
        int[] left = new int[nodeCount];
        int[] right = new int[nodeCount];
        int[] feature = new int[nodeCount];
        double[] threshold = new double[nodeCount];
        double[] values = new double[nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            boolean split = 2 * node + 2 < nodeCount;
            left[node] = split ? 2 * node + 1 : -1;
            right[node] = split ? 2 * node + 2 : -1;
            feature[node] = random.nextInt(features);
            threshold[node] = (float) random.nextGaussian();
            values[node] = random.nextGaussian();
        }
        return new TreeNodes(left, right, feature, threshold, values);
    }

    /** Returns a perceptron of two layers that predicts three classes, with 40 verification rows. */
    public static SavedModel perceptron() {
        Random random = new Random(SEED + 1);
        Model model = MultilayerPerceptron.of(
                Signature.named(List.of("a", "b", "c", "d")),
                Outputs.classification(List.of("setosa", "versicolor", "virginica")),
                MultilayerPerceptron.Activation.RELU,
                Link.SOFTMAX,
                List.of(
                        HeapTensor.of(SampleTensors.randomFloats(random, 20), 4, 5),
                        HeapTensor.of(SampleTensors.randomFloats(random, 15), 5, 3)),
                List.of(
                        HeapTensor.of(SampleTensors.randomFloats(random, 5)),
                        HeapTensor.of(SampleTensors.randomFloats(random, 3))));
        return withRows(model, random);
    }

    private static SavedModel withRows(Model model, Random random) {
        double[] rows = new double[40 * model.state().signature().count()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 17 == 0 ? Double.NaN : random.nextGaussian();
        }
        return new SavedModel(model.state(), VerificationSet.predictedBy(model, rows), environment());
    }

    private static SavedModel names() {
        ModelState.Builder state = builder();
        List<String> names = List.of(
                "",
                " ",
                "a/b",
                "a.b",
                "..",
                "Größe",
                "名前",
                "\uD83D\uDE00",
                "tab\tline\n\u0000\"\\",
                "x".repeat(70_000));
        int value = 0;
        for (String name : names) {
            state.tensor(name, HeapTensor.of(new int[] {value++}));
        }
        return new SavedModel(
                state.build(), VerificationSet.empty(), Environment.of(Map.of("ключ", "\u00e9\u2028", "", "")));
    }

    private static SavedModel manySmallOneLarge() {
        ModelState.Builder state = builder();
        for (int i = 0; i < 400; i++) {
            state.tensor("small." + i, HeapTensor.of(new long[] {i, -i}));
        }
        float[] large = SampleTensors.randomFloats(new Random(SEED), 300_001);
        return saved(state.tensor("large", HeapTensor.of(large)).build());
    }

    private static SavedModel groups() {
        Map<String, Tensor> columns = new LinkedHashMap<>();
        columns.put("wide", HeapTensor.of(new double[] {1.5, Double.NaN, -0.0}));
        columns.put("narrow", SampleTensors.bytes(ElementType.I8, new byte[] {-1, 0, 1}));
        columns.put("flag", SampleTensors.bytes(ElementType.BOOL, new byte[] {1, 0, 1}));
        columns.put("half", SampleTensors.shorts(ElementType.F16, new short[] {0x3c00, (short) 0xfc00, 1}));
        columns.put("single", HeapTensor.of(new float[] {1, -0.0f, Float.MIN_VALUE}));
        TensorGroup columnar = TensorGroup.columnar(columns);
        return saved(builder()
                .tensor("beside", HeapTensor.of(new int[] {7}))
                .group("columnar", columnar)
                .group("interleaved", columnar.withLayout(TensorGroup.Layout.INTERLEAVED))
                .group("no records", TensorGroup.columnar(Map.of("only", HeapTensor.of(new long[0]))))
                .build());
    }

    static SavedModel children() {
        ModelState inner =
                builder().tensor("t", HeapTensor.of(new double[] {3})).build();
        ModelState middle = builder()
                .tensor("t", HeapTensor.of(new double[] {2}))
                .child("inner", inner)
                .build();
        return saved(builder()
                .tensor("t", HeapTensor.of(new double[] {1}))
                .child("first", middle)
                .child("second", inner)
                .child("a forest", forest().state())
                .build());
    }

    private static SavedModel attributes() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("text", "täxt");
        values.put("empty text", "");
        values.put("integer", Long.MIN_VALUE);
        values.put("large integer", (1L << 53) + 1);
        values.put("real", Math.PI);
        values.put("whole real", 1.0);
        values.put("negative zero", -0.0);
        values.put("not a number", Double.NaN);
        values.put("infinite", Double.NEGATIVE_INFINITY);
        values.put("smallest", Double.MIN_VALUE);
        values.put("flag", true);
        values.put("list", List.of("a", 2L, 2.0, false, Double.POSITIVE_INFINITY));
        values.put("empty list", List.of());
        return saved(builder().attributes(Attributes.of(values)).build());
    }

    private static SavedModel texts() {
        Signature signature = Signature.of(
                List.of("city", "größe", "colour", "note"),
                List.of(ColumnType.STRING, ColumnType.NUMBER, ColumnType.STRING, ColumnType.ANY));
        Outputs outputs = new Outputs(List.of(
                new Output("text", List.of("no", "yes", "")),
                new Output("integer", List.of(0L, -1L, Long.MAX_VALUE)),
                new Output("real", List.of(0.5, -0.0, Double.NaN)),
                new Output("flag", List.of(false, true)),
                new Output("number", List.of())));
        VerificationSet rows = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.within(1e-9, 1e-12),
                HeapTensor.of(new double[] {Double.NaN, 1, Double.NaN, 0.5, Double.NaN, -2, Double.NaN, 7}, 2, 4),
                HeapTensor.of(new double[] {0, 1, 2, 0, 0.25, 1, 2, 0, 1, Double.NaN}, 2, 5),
                Map.of(0, List.of("Zürich", ""), 2, List.of("", "red\nblue")));
        return new SavedModel(ModelState.builder(KIND, 7, signature, outputs).build(), rows, environment());
    }

    /** Texts that a message may not show as they are come back as they are, and an empty one apart from a missing one. */
    private static SavedModel controlCharacters() {
        String odd = "a\u0000\t\r\n\u001b[2J\u0085\u009b\u200b\u202e\u2066\u2028\ufeffb";
        Signature signature = Signature.of(List.of(odd, odd + odd), List.of(ColumnType.STRING, ColumnType.NUMBER));
        ModelState.Builder state = ModelState.builder(
                        KIND, 1, signature, new Outputs(List.of(new Output(odd, List.of(odd, "")))))
                .attributes(Attributes.of(Map.of(odd, odd)))
                .tensor(odd, HeapTensor.of(new int[] {1}))
                .group(odd + "s", TensorGroup.columnar(Map.of(odd, HeapTensor.of(new int[] {2}))));
        VerificationSet rows = VerificationSet.of(
                VerificationSet.Origin.SOURCE,
                ComparisonRule.exact(),
                HeapTensor.of(new double[] {Double.NaN, 1, 0, 2, Double.NaN, 3}, 3, 2),
                HeapTensor.of(new double[] {0, 1, 1}, 3, 1),
                Map.of(0, List.of("", "", odd)));
        return new SavedModel(state.child(odd, state.build()).build(), rows, Environment.of(Map.of(odd, odd)));
    }

    /** Returns a model without a known kind that has every element type, group layouts, children, texts and attributes. */
    public static SavedModel parts() {
        ModelState.Builder state = ModelState.builder(
                        KIND, 3, texts().state().signature(), texts().state().outputs())
                .attributes(attributes().state().attributes());
        for (ElementType type : ElementType.values()) {
            SampleTensors.addEdgeCases(builder(), type)
                    .ungroupedTensors()
                    .forEach((name, tensor) -> addIfShort(state, type + " " + name, tensor));
        }
        groups().state().groups().forEach(state::group);
        children().state().children().forEach(state::child);
        return new SavedModel(state.build(), texts().verification(), environment());
    }

    private static void addIfShort(ModelState.Builder state, String name, Tensor tensor) {
        if (tensor.elementCount() < 100) {
            state.tensor(name, tensor);
        }
    }

    private static ModelState.Builder builder() {
        return ModelState.builder(KIND, 1, Signature.unnamed(2), Outputs.regression(1));
    }

    private static SavedModel saved(ModelState state) {
        return new SavedModel(state, VerificationSet.empty(), environment());
    }

    private static Environment environment() {
        return Environment.of(Map.of(Environment.JAVA_VERSION, "17.0.1", Environment.SOURCE_NAME, "größe.pkl"));
    }
}
