package dev.brine.benchmarks.run;

import dev.brine.benchmarks.corpus.Corpus;
import dev.brine.benchmarks.jmh.BareModel;
import dev.brine.format.ModelFormat;
import dev.brine.manifest.StateDigest;
import dev.brine.model.ModelState;
import dev.brine.reports.result.ModelInfo;
import dev.brine.reports.result.ModelOrigin;
import dev.brine.reports.result.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A model of one size on disk, ready to be measured.
 *
 * @param info how reports name it
 * @param kind the state's kind
 * @param reference raw container that forks take the model from
 * @param scope which formats are measured on it
 * @param hasPeers whether Python measures the same model beside the formats
 * @param hasTexts whether rows hold texts, which are predicted one by one
 * @param noBareModel why there is nothing bare to compare predictions with, or empty
 */
record Subject(
        ModelInfo info,
        String kind,
        Path reference,
        Scope scope,
        boolean hasPeers,
        boolean hasTexts,
        Optional<String> noBareModel) {
    /** Which formats a subject is for. Text formats are slower by orders of magnitude, and get a cut of a large model. */
    enum Scope {
        /** All formats. */
        EVERY_FORMAT,
        /** All but text formats. */
        WHOLE,
        /** Text formats. */
        CUT
    }

    static Subject of(Corpus corpus, Path reference, Scope scope, boolean hasPeers) {
        ModelState state = corpus.model().state();
        ModelInfo info = new ModelInfo(
                corpus.name(),
                corpus.sizeLabel() + (scope == Scope.CUT ? " cut" : ""),
                corpus.description(),
                corpus.isTrained() ? ModelOrigin.TRAINED : ModelOrigin.GENERATED,
                state.tensorBytes(),
                nodeCount(state),
                OptionalLong.empty(),
                StateDigest.of(state));
        return new Subject(
                info,
                state.kind(),
                reference,
                scope,
                hasPeers,
                !state.signature().stringColumns().isEmpty(),
                BareModel.missing(state));
    }

    private static OptionalLong nodeCount(ModelState state) {
        long nodes = state.groups().containsKey("nodes") ? state.group("nodes").recordCount() : 0;
        for (ModelState child : state.children().values()) {
            nodes += nodeCount(child).orElse(0);
        }
        return nodes == 0 ? OptionalLong.empty() : OptionalLong.of(nodes);
    }

    /**
     * Returns the one on which whole processes are measured: the one that Python holds too, else the first file or pipeline,
     * else the first that is no cut.
     */
    static Optional<Subject> ofProcesses(List<Subject> subjects) {
        List<Subject> whole =
                subjects.stream().filter(one -> one.scope() != Scope.CUT).toList();
        return whole.stream()
                .filter(Subject::hasPeers)
                .findFirst()
                .or(() -> whole.stream()
                        .filter(one -> one.info().name().equals("pipeline"))
                        .findFirst())
                .or(() -> whole.stream().findFirst());
    }

    /** Returns whether the floors are measured: the whole model, of a kind that they know. */
    boolean hasFloors() {
        return scope != Scope.CUT && !hasPeers && isKnownToFloors();
    }

    private boolean isKnownToFloors() {
        return kind.equals("pipeline") || kind.equals("multilayer-perceptron");
    }

    /** Returns why an operation makes no sense on this subject, or empty. */
    Optional<String> refusal(Operation operation) {
        return switch (operation) {
            case BARE_MAP, BARE_WALK -> noBareModel;
            case PREDICT_BATCH ->
                hasTexts ? Optional.of("one call takes numbers, and this model's rows hold texts") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Returns whether a format is measured on this subject. */
    boolean fits(ModelFormat format) {
        return switch (scope) {
            case EVERY_FORMAT -> true;
            case WHOLE -> !format.isText();
            case CUT -> format.isText();
        };
    }
}
