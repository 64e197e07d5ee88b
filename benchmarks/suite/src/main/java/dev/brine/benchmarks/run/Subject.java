package dev.brine.benchmarks.run;

import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.model.ModelState;
import dev.brine.model.StateDigest;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ModelOrigin;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A model of one size on disk, ready to be measured.
 *
 * @param info how reports name it
 * @param kind the state's kind
 * @param reference raw container that forks take the model from
 * @param isCut whether it is the cut for formats that are too slow for the whole
 */
record Subject(ModelInfo info, String kind, Path reference, boolean isCut) {
    static Subject of(Corpus corpus, Path reference, boolean isCut) {
        ModelState state = corpus.model().state();
        ModelInfo info = new ModelInfo(
                corpus.name(),
                corpus.sizeLabel() + (isCut ? " cut" : ""),
                corpus.description(),
                corpus.isTrained() ? ModelOrigin.TRAINED : ModelOrigin.GENERATED,
                state.tensorBytes(),
                nodeCount(state),
                OptionalLong.empty(),
                StateDigest.of(state));
        return new Subject(info, state.kind(), reference, isCut);
    }

    private static OptionalLong nodeCount(ModelState state) {
        long nodes = state.groups().containsKey("nodes") ? state.group("nodes").recordCount() : 0;
        for (ModelState child : state.children().values()) {
            nodes += nodeCount(child).orElse(0);
        }
        return nodes == 0 ? OptionalLong.empty() : OptionalLong.of(nodes);
    }

    /** Returns whether the bare floors know this kind of model. */
    boolean hasBareFloor() {
        return kind.equals("pipeline") || kind.equals("multilayer-perceptron");
    }

    /** Returns whether a format's rows are taken on the cut: text formats are, being slower by orders of magnitude. */
    static boolean needsCut(ModelFormat format) {
        return format.name().equals("json");
    }

    /** Returns whether a variant is measured on this subject. */
    boolean fits(ModelFormat format) {
        return needsCut(format) == isCut;
    }

    static boolean isMapped(FormatVariant variant) {
        return variant.has(FormatTrait.MAPPED);
    }
}
