package dev.brine.kind.tree;

import dev.brine.kind.ClassRule;
import dev.brine.kind.Link;
import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects trees and settings of a {@link TreeEnsemble}. Without settings: a mean, compared as float32, no link. */
public final class TreeEnsembleBuilder {
    private final Signature signature;
    private final Outputs outputs;
    private final List<Long> treeOffsets = new ArrayList<>(List.of(0L));
    private final List<Integer> treeScores = new ArrayList<>();
    private final RecordArrays categorySets = RecordArrays.growing();
    private RecordArrays records = RecordArrays.growing();
    private @Nullable TreePacker packer;
    private @Nullable LeafValues leafValues;
    private long nodeCount = -1;
    private long leafCount = -1;
    private int width;
    private TreeEnsemble.Comparison comparison = TreeEnsemble.Comparison.FLOAT32;
    private TreeEnsemble.Aggregation aggregation = TreeEnsemble.Aggregation.MEAN;
    private double scale = 1.0;
    private Link link = Link.IDENTITY;
    private ClassRule decision = ClassRule.SCORE;
    private double[] baseline = {};

    TreeEnsembleBuilder(Signature signature, Outputs outputs) {
        this.signature = signature;
        this.outputs = outputs;
        this.width = outputs.isClassification() ? outputs.probabilityCount() : outputs.count();
    }

    /** Sets how a row's values are rounded before they are compared. */
    public TreeEnsembleBuilder comparison(TreeEnsemble.Comparison comparison) {
        this.comparison = comparison;
        return this;
    }

    /** Sets what becomes of the leaf values. */
    public TreeEnsembleBuilder aggregation(TreeEnsemble.Aggregation aggregation) {
        this.aggregation = aggregation;
        return this;
    }

    /** Sets the factor of every leaf value, such as a learning rate. */
    public TreeEnsembleBuilder scale(double scale) {
        this.scale = scale;
        return this;
    }

    /** Sets what turns scores into probabilities, and the number of scores a row. Call it before the first tree. */
    public TreeEnsembleBuilder link(Link link, int width) {
        this.link = link;
        this.width = width;
        return this;
    }

    /** Sets how the class is chosen. */
    public TreeEnsembleBuilder decision(ClassRule decision) {
        this.decision = decision;
        return this;
    }

    /** Sets the scores that a row starts with. */
    public TreeEnsembleBuilder baseline(double... baseline) {
        this.baseline = baseline.clone();
        return this;
    }

    /**
     * States how much is coming, so that every tree is packed where it stays: the memory taken is that of the result.
     * Call it before the first tree; without it memory grows with the trees, and {@link #build()} needs twice as much.
     *
     * @param nodeCount nodes of all trees together
     * @param leafCount leaves of all trees together; used only where leaves have several values
     */
    public TreeEnsembleBuilder sizes(long nodeCount, long leafCount) {
        this.nodeCount = nodeCount;
        this.leafCount = leafCount;
        this.records = RecordArrays.exact(Math.multiplyExact(nodeCount, (long) NodeRecord.WORDS));
        return this;
    }

    /**
     * Adds a tree whose leaves hold a value for each score. The nodes' arrays are not kept.
     *
     * @throws IllegalArgumentException if the nodes are not one tree, or more than {@link #sizes} stated; the builder must
     *     not be used any more
     */
    public TreeEnsembleBuilder addTree(TreeNodes nodes) {
        return add(nodes, width);
    }

    /**
     * Adds a tree whose leaves hold one value, which goes to one of the scores, as in multi-class boosting. The nodes'
     * arrays are not kept.
     *
     * @throws IllegalArgumentException if the nodes are not one tree, or more than {@link #sizes} stated; the builder must
     *     not be used any more
     */
    public TreeEnsembleBuilder addTree(TreeNodes nodes, int score) {
        treeScores.add(score);
        return add(nodes, 1);
    }

    private TreeEnsembleBuilder add(TreeNodes nodes, int leafWidth) {
        long before = treeOffsets.get(treeOffsets.size() - 1);
        if (nodeCount >= 0 && nodes.count() > nodeCount - before) {
            throw new IllegalArgumentException(
                    "tree of %d nodes after %d, expected %d in all".formatted(nodes.count(), before, nodeCount));
        }
        packer().pack(nodes, leafWidth);
        treeOffsets.add(before + nodes.count());
        return this;
    }

    private TreePacker packer() {
        TreePacker known = packer;
        if (known == null) {
            known = new TreePacker(records, leafValues(), categorySets);
            packer = known;
        }
        return known;
    }

    private LeafValues leafValues() {
        LeafValues known = leafValues;
        if (known == null) {
            known = new LeafValues(width, leafCount);
            leafValues = known;
        }
        return known;
    }

    /**
     * Returns the ensemble.
     *
     * @throws IllegalArgumentException if there is no tree, trees with and without a score are mixed, or there are fewer
     *     nodes than {@link #sizes} stated
     */
    public TreeEnsemble build() {
        checkCounts();
        ModelState.Builder state = ModelState.builder(TreeEnsemble.KIND, TreeEnsemble.VERSION, signature, outputs)
                .attributes(attributes());
        state.tensor(
                "tree_offsets",
                HeapTensor.of(treeOffsets.stream().mapToLong(Long::longValue).toArray()));
        if (!treeScores.isEmpty()) {
            state.tensor(
                    "tree_scores",
                    HeapTensor.of(
                            treeScores.stream().mapToInt(Integer::intValue).toArray()));
        } else if (width > 1) {
            state.tensor("leaf_values", leafValues().toTensor());
        }
        if (baseline.length > 0) {
            state.tensor("baseline", HeapTensor.of(baseline));
        }
        if (categorySets.wordCount() > 0) {
            state.tensor("category_sets", categorySets.toTensor(NodeRecord.SET_WORDS));
        }
        TensorGroup nodes = TensorGroup.interleaved(NodeRecord.COLUMNS, records.toTensor(NodeRecord.WORDS));
        return TreeEnsemble.of(state.group("nodes", nodes).build());
    }

    private void checkCounts() {
        int trees = treeOffsets.size() - 1;
        if (!treeScores.isEmpty() && treeScores.size() != trees) {
            throw new IllegalArgumentException(
                    "%d of %d trees name the score that they add to".formatted(treeScores.size(), trees));
        }
        long nodes = treeOffsets.get(trees);
        if (nodeCount >= 0 && nodes != nodeCount) {
            throw new IllegalArgumentException("%d nodes in all, expected %d".formatted(nodes, nodeCount));
        }
        boolean hasLeafRows = width > 1 && treeScores.isEmpty();
        if (leafCount >= 0 && hasLeafRows && leafValues().leafCount() != leafCount) {
            throw new IllegalArgumentException(
                    "%d leaves in all, expected %d".formatted(leafValues().leafCount(), leafCount));
        }
    }

    private Attributes attributes() {
        Map<String, Object> values = new TreeMap<>();
        values.put("width", (long) width);
        values.put("comparison", comparison);
        values.put("aggregation", aggregation);
        values.put("scale", scale);
        values.put("link", link);
        if (decision != ClassRule.SCORE) {
            values.put("decision", decision);
        }
        return Attributes.of(values);
    }
}
