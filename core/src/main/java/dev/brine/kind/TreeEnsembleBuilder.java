package dev.brine.kind;

import dev.brine.model.Attributes;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.TensorBuilder;
import dev.brine.tensor.TensorGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects trees and settings of a {@link TreeEnsemble}. Without settings: a mean, compared as float32, no link. */
public final class TreeEnsembleBuilder {
    private final Signature signature;
    private final Outputs outputs;
    private final List<long[]> trees = new ArrayList<>();
    private final List<double[]> leafValues = new ArrayList<>();
    private final List<Integer> treeScores = new ArrayList<>();
    private long leafCount;
    private int width;
    private TreeEnsemble.Comparison comparison = TreeEnsemble.Comparison.FLOAT32;
    private TreeEnsemble.Aggregation aggregation = TreeEnsemble.Aggregation.MEAN;
    private double scale = 1.0;
    private Link link = Link.IDENTITY;
    private Decision decision = Decision.SCORE;
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
    public TreeEnsembleBuilder decision(Decision decision) {
        this.decision = decision;
        return this;
    }

    /** Sets the scores that a row starts with. */
    public TreeEnsembleBuilder baseline(double... baseline) {
        this.baseline = baseline.clone();
        return this;
    }

    /**
     * Adds a tree whose leaves hold a value for each score.
     *
     * @throws IllegalArgumentException if the nodes are not one tree
     */
    public TreeEnsembleBuilder addTree(TreeNodes nodes) {
        TreePacker packer = new TreePacker(nodes, width, leafCount);
        trees.add(packer.pack());
        if (width > 1) {
            leafValues.add(packer.leafValues());
            leafCount += packer.leafCount();
        }
        return this;
    }

    /**
     * Adds a tree whose leaves hold one value, which goes to one of the scores, as in multi-class boosting.
     *
     * @throws IllegalArgumentException if the nodes are not one tree
     */
    public TreeEnsembleBuilder addTree(TreeNodes nodes, int score) {
        trees.add(new TreePacker(nodes, 1, 0).pack());
        treeScores.add(score);
        return this;
    }

    /**
     * Returns the ensemble.
     *
     * @throws IllegalArgumentException if there is no tree, or trees with and without a score are mixed
     */
    public TreeEnsemble build() {
        ModelState.Builder state = ModelState.builder(TreeEnsemble.KIND, TreeEnsemble.VERSION, signature, outputs)
                .attributes(attributes());
        state.tensor("tree_offsets", HeapTensor.of(treeOffsets()));
        if (!treeScores.isEmpty()) {
            if (treeScores.size() != trees.size()) {
                throw new IllegalArgumentException(
                        "%d of %d trees name the score that they add to".formatted(treeScores.size(), trees.size()));
            }
            state.tensor(
                    "tree_scores",
                    HeapTensor.of(
                            treeScores.stream().mapToInt(Integer::intValue).toArray()));
        } else if (width > 1) {
            TensorBuilder values = TensorBuilder.exact(ElementType.F64, Shape.of(leafCount, width));
            leafValues.forEach(part -> putAll(values, part));
            state.tensor("leaf_values", values.build());
        }
        if (baseline.length > 0) {
            state.tensor("baseline", HeapTensor.of(baseline));
        }
        return TreeEnsemble.of(state.group("nodes", nodes()).build());
    }

    private TensorGroup nodes() {
        long nodeCount =
                trees.stream().mapToLong(tree -> tree.length / NodeRecord.WORDS).sum();
        TensorBuilder records = TensorBuilder.exact(ElementType.I64, TreeEnsemble.recordShape(nodeCount));
        for (long[] tree : trees) {
            for (long word : tree) {
                records.putBits(word);
            }
        }
        return TensorGroup.interleaved(NodeRecord.COLUMNS, records.build());
    }

    private long[] treeOffsets() {
        long[] offsets = new long[trees.size() + 1];
        for (int i = 0; i < trees.size(); i++) {
            offsets[i + 1] = offsets[i] + trees.get(i).length / NodeRecord.WORDS;
        }
        return offsets;
    }

    private Attributes attributes() {
        Map<String, Object> values = new TreeMap<>();
        values.put("width", (long) width);
        values.put("comparison", Names.of(comparison));
        values.put("aggregation", Names.of(aggregation));
        values.put("scale", scale);
        values.put("link", Names.of(link));
        if (decision != Decision.SCORE) {
            values.put("decision", Names.of(decision));
        }
        return Attributes.of(values);
    }

    private static void putAll(TensorBuilder builder, double[] values) {
        for (double value : values) {
            builder.putBits(Double.doubleToRawLongBits(value));
        }
    }
}
