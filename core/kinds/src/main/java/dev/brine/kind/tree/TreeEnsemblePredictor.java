package dev.brine.kind.tree;

import dev.brine.kind.Scores;
import dev.brine.kind.internal.BlockPredictor;
import dev.brine.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Predicts with a tree ensemble: for a block of rows, tree by tree, so that a tree is read once for all of them. */
final class TreeEnsemblePredictor extends BlockPredictor {
    private final TreeEnsemble ensemble;
    private @Nullable NodeWalker walker;
    private final Scores scores;
    private final int featureCount;
    private final int width;
    private double[] compared = {};
    private double[] raw = {};

    TreeEnsemblePredictor(TreeEnsemble ensemble) {
        super(ensemble, (long) ensemble.width + ensemble.state().signature().count());
        this.ensemble = ensemble;
        this.featureCount = ensemble.state().signature().count();
        this.width = ensemble.width;
        this.scores = new Scores(ensemble.state().outputs(), ensemble.link, ensemble.decision, width);
    }

    @Override
    public void ensureOpen() {
        ensemble.records.ensureOpen();
    }

    @Override
    public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
        sumTrees(rows, rowStart, count);
        int outputCount = ensemble.state().outputs().count();
        for (int i = 0; i < count; i++) {
            scores.toOutputs(raw, i * width, out, outStart + i * outputCount);
        }
    }

    @Override
    public void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
        sumTrees(rows, rowStart, count);
        for (int i = 0; i < count; i++) {
            scores.toProbabilities(raw, i * width, out, outStart + i * probabilityCount);
        }
    }

    private void sumTrees(double[] rows, int rowStart, int count) {
        compared = room(compared, count, featureCount);
        raw = room(raw, count, width);
        prepareRows(rows, rowStart, count * featureCount);
        for (int i = 0; i < count; i++) {
            System.arraycopy(ensemble.baseline, 0, raw, i * width, width);
        }
        if (width == 1) {
            addSingleValues(walker(), count, ensemble.treeCount());
        } else if (ensemble.treeScores.length > 0) {
            addToScores(walker(), count);
        } else {
            addLeafRows(walker(), count, ensemble.state().tensor("leaf_values"));
        }
        if (ensemble.aggregation == TreeEnsemble.Aggregation.MEAN) {
            for (int i = 0; i < count * width; i++) {
                raw[i] /= ensemble.treeCount();
            }
        }
    }

    /** Made at the first prediction: records that are read at their first touch stay unread until then. */
    private NodeWalker walker() {
        NodeWalker known = walker;
        if (known == null) {
            known = NodeWalker.over(ensemble.records, featureCount, ensemble.categorySets);
            walker = known;
        }
        return known;
    }

    private void prepareRows(double[] rows, int rowStart, int length) {
        if (ensemble.comparison == TreeEnsemble.Comparison.FLOAT64) {
            System.arraycopy(rows, rowStart, compared, 0, length);
            return;
        }
        for (int i = 0; i < length; i++) {
            compared[i] = (float) rows[rowStart + i];
        }
    }

    private void addSingleValues(NodeWalker walker, int count, int treeCount) {
        long[] offsets = ensemble.treeOffsets;
        double scale = ensemble.scale;
        for (int tree = 0; tree < treeCount; tree++) {
            for (int i = 0; i < count; i++) {
                raw[i] += scale * walker.leaf(offsets[tree], offsets[tree + 1], compared, i * featureCount);
            }
        }
    }

    private void addToScores(NodeWalker walker, int count) {
        long[] offsets = ensemble.treeOffsets;
        for (int tree = 0; tree < ensemble.treeCount(); tree++) {
            int score = ensemble.treeScores[tree];
            for (int i = 0; i < count; i++) {
                double leaf = walker.leaf(offsets[tree], offsets[tree + 1], compared, i * featureCount);
                raw[i * width + score] += ensemble.scale * leaf;
            }
        }
    }

    private void addLeafRows(NodeWalker walker, int count, Tensor leafValues) {
        long[] offsets = ensemble.treeOffsets;
        long leafCount = leafValues.shape().dimension(0);
        for (int tree = 0; tree < ensemble.treeCount(); tree++) {
            for (int i = 0; i < count; i++) {
                double leaf = walker.leaf(offsets[tree], offsets[tree + 1], compared, i * featureCount);
                if (!(leaf >= 0 && leaf < leafCount)) {
                    throw NodeWalker.corrupt(
                            "tree %d ends in leaf %s, expected 0 to %d".formatted(tree, leaf, leafCount - 1));
                }
                addLeafRow(leafValues, (long) leaf, i * width);
            }
        }
    }

    private void addLeafRow(Tensor leafValues, long leaf, int start) {
        for (int k = 0; k < width; k++) {
            raw[start + k] += ensemble.scale * leafValues.getDouble(leaf * width + k);
        }
    }
}
