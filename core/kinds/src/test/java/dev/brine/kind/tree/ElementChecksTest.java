package dev.brine.kind.tree;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.kind.OrdinalEncoder;
import dev.brine.kind.Pipeline;
import dev.brine.kind.TestModels;
import dev.brine.kind.TextColumns;
import dev.brine.model.Attributes;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import dev.brine.tensor.TensorGroup;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a view cannot know without reading large tensors, and {@code verify} finds in them. */
class ElementChecksTest {
    private static final long LEAF = NodeRecord.head(0, NodeRecord.LEAF);

    /** One tree over three columns. */
    private static ModelState tree(long... words) {
        Map<String, Object> attributes =
                Map.of("width", 1L, "comparison", "float32", "aggregation", "mean", "scale", 1.0, "link", "identity");
        int nodeCount = words.length / 2;
        return ModelState.builder(TreeEnsemble.KIND, 1, Signature.unnamed(3), Outputs.regression(1))
                .attributes(Attributes.of(attributes))
                .tensor("tree_offsets", HeapTensor.of(new long[] {0, nodeCount}))
                .group("nodes", TensorGroup.interleaved(NodeRecord.COLUMNS, HeapTensor.of(words, nodeCount, 2)))
                .build();
    }

    private static ModelState with(ModelState state, String name, Tensor tensor) {
        ModelState.Builder builder = ModelState.builder(
                        state.kind(), state.kindVersion(), state.signature(), state.outputs())
                .attributes(state.attributes());
        state.ungroupedTensors().forEach((key, value) -> builder.tensor(key, key.equals(name) ? tensor : value));
        return builder.build();
    }

    private static void refuses(ModelState state, String reason) {
        ModelKinds.view(state);
        assertThatThrownBy(() -> ModelKinds.checkElements(state))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason);
    }

    @Test
    void acceptsWhatTheBuildersMake() {
        TestModels.all()
                .forEach((name, model) -> assertThatCode(() -> ModelKinds.checkElements(model.state()))
                        .as(name)
                        .doesNotThrowAnyException());
    }

    @Test
    void findsASplitOnAColumnThatTheModelDoesNotHave() {
        refuses(
                tree(NodeRecord.head(1, 3), 0, LEAF, 0, LEAF, 0),
                "tensor 'nodes.split' holds column 3 at node 0, the model has 3");
    }

    @Test
    void findsANodeThatPointsBackOrOutOfItsTree() {
        refuses(
                tree(NodeRecord.head(0, 1), 0, LEAF, 0),
                "tensor 'nodes.children' leads from node 0 to 0 and 1, expected 1 to 1");
        refuses(
                tree(NodeRecord.head(2, 1), 0, LEAF, 0, LEAF, 0),
                "tensor 'nodes.children' leads from node 0 to 2 and 3, expected 1 to 2");
    }

    @Test
    void namesThePathOfTheModelInside() {
        ModelState forged = tree(NodeRecord.head(1, 7), 0, LEAF, 0, LEAF, 0);
        Pipeline inner = Pipeline.of(Map.of("forest", TreeEnsemble.of(forged)));
        refuses(
                Pipeline.of(Map.of("a", inner)).state(),
                "['a']['forest'] tensor 'nodes.split' holds column 7 at node 0, the model has 3");
    }

    @Test
    void findsCategoriesThatDoNotAscend() {
        ModelState state = TestModels.all().values().stream()
                .map(model -> model.state())
                .filter(candidate -> candidate.kind().equals(OrdinalEncoder.KIND))
                .findFirst()
                .orElseThrow();
        int count = (int) state.tensor("categories").elementCount();
        double[] falling = new double[count];
        for (int i = 0; i < count; i++) {
            falling[i] = -i;
        }
        ModelState forged = with(state, "categories", HeapTensor.of(falling));
        ModelKinds.view(forged);
        assertThatThrownBy(() -> ModelKinds.checkElements(forged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tensor 'categories' holds")
                .hasMessageContaining("expected ascending numbers");
    }

    @Test
    void findsTextsOutOfOrder() {
        TextColumns columns = TextColumns.of(
                Signature.ofStringColumns(List.of(), 1, List.of(0)),
                List.of(new TextColumns.Vocabulary(List.of("a", "b"), false)));
        ModelState state = columns.state();
        Tensor texts = state.tensor("texts");
        TensorBuilder swapped = TensorBuilder.exact(texts.elementType(), texts.shape());
        swapped.putBits(texts.getLong(1));
        swapped.putBits(texts.getLong(0));
        refuses(with(state, "texts", swapped.build()), "text 1 of tensor 'texts' does not come after text 0");
    }
}
