package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.PairwiseSum;
import dev.brine.kind.internal.Rounding;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Models over the same columns that decide together.
 *
 * <p><b>State.</b> The models are the children; attribute {@code mode}; optional F64 {@code member_weights}, {@code [children]}.
 * Sums run over the children in order, in binary64, and are divided by the sum of the weights or the number of children.
 */
public final class Voting implements Model {
    /** The kind's name. */
    public static final String KIND = "voting";

    private static final int VERSION = 1;

    /** How the models decide. */
    public enum Mode {
        /** The mean of the numbers that they predict. */
        MEAN(Response.PREDICTION),
        /** The class of the highest mean probability. */
        SOFT(Response.PROBABILITIES),
        /** The class that most of them predict, the first one of those with equally many votes. */
        HARD(Response.PREDICTION);

        private final Response response;

        Mode(Response response) {
            this.response = response;
        }
    }

    private final ModelState state;
    private final Mode mode;
    private final List<Child> children;
    private final double[] weights;
    private final int width;

    private Voting(ModelState state) {
        Shapes.checkNumeric(state, KIND, VERSION);
        this.state = state;
        this.mode = state.attributes().choice("mode", Mode.class);
        this.children = Child.all(state, Collections.nCopies(state.children().size(), mode.response));
        this.weights = state.tensors().containsKey("member_weights")
                ? Shapes.toDoubles(Shapes.typed(state, "member_weights", ElementType.F64, children.size()))
                : new double[0];
        this.width =
                mode == Mode.MEAN ? state.outputs().count() : state.outputs().probabilityCount();
        checkOutputs();
    }

    private void checkOutputs() {
        if (children.isEmpty()) {
            throw new IllegalArgumentException("a voting model has no models inside, expected at least 1");
        }
        if (mode != Mode.MEAN
                && (state.outputs().count() != 1 || !state.outputs().isClassification())) {
            throw new IllegalArgumentException("voting for classes has outputs %s, expected one with labels"
                    .formatted(state.outputs().list()));
        }
        if (mode == Mode.MEAN) {
            Shapes.checkNoLabels(state);
        }
        for (Child child : children) {
            child.takes(state.signature().count()).answersLike(state.outputs());
        }
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a voting model or a child is of an unknown kind
     */
    public static Voting of(ModelState state) {
        return new Voting(state);
    }

    /**
     * Returns a voting model of named models in the order in which the map gives them.
     *
     * @param weights one for each model, or none at all; copied
     * @throws IllegalArgumentException if models take different columns or do not fit the outputs
     */
    public static Voting of(Outputs outputs, Mode mode, Map<String, ? extends Model> models, double... weights) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a voting model has no models inside, expected at least 1");
        }
        ModelState first = models.values().iterator().next().state();
        ModelState.Builder builder = ModelState.builder(KIND, VERSION, first.signature(), outputs)
                .attributes(Attributes.of(Map.of("mode", mode)));
        if (weights.length > 0) {
            builder.tensor("member_weights", HeapTensor.of(weights.clone()));
        }
        models.forEach((name, model) -> builder.child(name, model.state()));
        return of(builder.build());
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public boolean hasProbabilities() {
        return mode == Mode.SOFT;
    }

    @Override
    public Predictor newPredictor() {
        return new VotingPredictor(ChildPredictor.all(children));
    }

    private ErrorBounds errorBounds() {
        if (state.outputs().isClassification()) {
            return Rounding.ofScoresInside(state);
        }
        List<ErrorBounds> members = children.stream()
                .map(child -> ErrorBounds.ofPredictions(child.model().state()))
                .toList();
        return ErrorBounds.of(ComparisonRule.Kind.TOLERANCE, row -> {
            double[] largest = new double[width];
            double[] sum = new double[width];
            for (int i = 0; i < members.size(); i++) {
                double[] member = members.get(i).of(row);
                double[] output = Rounding.predict(children.get(i).model(), row);
                for (int k = 0; k < width; k++) {
                    largest[k] = Math.max(largest[k], member[k]);
                    sum[k] += Rounding.SUM_ERROR * Math.abs(output[k]);
                }
            }
            for (int k = 0; k < width; k++) {
                sum[k] += largest[k];
            }
            return sum;
        });
    }

    private final class VotingPredictor extends BlockPredictor {
        private final List<ChildPredictor> predictors;
        private final double weightSum =
                weights.length == 0 ? children.size() : PairwiseSum.of(weights, 0, weights.length);
        private double[] answers = {};
        private double[] sums = {};

        VotingPredictor(List<ChildPredictor> predictors) {
            super(Voting.this, 2L * width + ChildPredictor.scratchNumbers(predictors));
            this.predictors = predictors;
        }

        @Override
        public void ensureOpen() {
            if (weights.length > 0) {
                state.tensor("member_weights").ensureOpen();
            }
        }

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            vote(rows, rowStart, count);
            if (mode == Mode.MEAN) {
                System.arraycopy(sums, 0, out, outStart, count * width);
                return;
            }
            for (int i = 0; i < count; i++) {
                out[outStart + i] = Scores.argmax(sums, i * width, width);
            }
        }

        @Override
        public void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            vote(rows, rowStart, count);
            System.arraycopy(sums, 0, out, outStart, count * width);
        }

        private void vote(double[] rows, int rowStart, int count) {
            sums = room(sums, count, width);
            answers = room(answers, count, width);
            Arrays.fill(sums, 0, count * width, 0);
            for (int k = 0; k < predictors.size(); k++) {
                ChildPredictor child = predictors.get(k);
                child.respond(rows, rowStart, count, answers, 0, child.width());
                double weight = weights.length == 0 ? 1 : weights[k];
                if (mode == Mode.HARD) {
                    count(child, weight, count);
                } else {
                    add(weight, count * width);
                }
            }
            for (int i = 0; mode != Mode.HARD && i < count * width; i++) {
                sums[i] /= weightSum;
            }
        }

        private void add(double weight, int length) {
            for (int i = 0; i < length; i++) {
                sums[i] += answers[i] * weight;
            }
        }

        private void count(ChildPredictor child, double weight, int count) {
            for (int i = 0; i < count; i++) {
                sums[i * width + child.classIndex(answers[i], width)] += weight;
            }
        }
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends NamedKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION);
        }

        @Override
        public Model view(ModelState state) {
            return Voting.of(state);
        }

        @Override
        public ErrorBounds errorBounds(ModelState state) {
            return Voting.of(state).errorBounds();
        }
    }
}
