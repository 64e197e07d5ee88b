package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Rounding;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Models one after another: the outputs of each are the input columns of the next, as in {@code make_pipeline}.
 *
 * <p><b>State.</b> The steps are the children, in order. Inputs are those of the first step, outputs of the last. The first
 * step alone may take texts.
 */
public final class Pipeline implements Model {
    /** The kind's name. */
    public static final String KIND = "pipeline";

    private static final int VERSION = 1;

    private final ModelState state;
    private final List<Child> steps = new ArrayList<>();

    private Pipeline(ModelState state) {
        Shapes.checkKind(state, KIND, VERSION);
        this.state = state;
        if (state.children().isEmpty()) {
            throw new IllegalArgumentException("a pipeline of 0 steps, expected at least 1");
        }
        for (String name : state.children().keySet()) {
            steps.add(steps.isEmpty() ? first(name) : next(name));
        }
        last().answersLike(state.outputs());
    }

    /** Rows with texts are handed to the first step as they are, so it must know the same columns. */
    private Child first(String name) {
        Child first = new Child(name, ModelKinds.viewChild(state, name), Response.PREDICTION);
        Signature own = first.model().state().signature();
        if (own.hasTexts() != state.signature().hasTexts() || (own.hasTexts() && !own.equals(state.signature()))) {
            throw first.contradiction(
                    "takes other columns than the pipeline, %s: %s".formatted(state.signature(), own));
        }
        return first.takes(state.signature().count());
    }

    private Child next(String name) {
        return Child.of(state, name, Response.PREDICTION).takes(last().width());
    }

    private Child last() {
        return steps.get(steps.size() - 1);
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a pipeline or a step is of an unknown kind
     */
    public static Pipeline of(ModelState state) {
        return new Pipeline(state);
    }

    /** Returns a pipeline of named steps in the order in which the map gives them; the first one takes the input columns. */
    public static Pipeline of(Map<String, ? extends Model> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a pipeline of 0 steps, expected at least 1");
        }
        List<Model> ordered = List.copyOf(steps.values());
        ModelState first = ordered.get(0).state();
        ModelState last = ordered.get(ordered.size() - 1).state();
        ModelState.Builder builder = ModelState.builder(KIND, VERSION, first.signature(), last.outputs());
        steps.forEach((name, model) -> builder.child(name, model.state()));
        return of(builder.build());
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public boolean hasProbabilities() {
        return last().model().hasProbabilities();
    }

    @Override
    public Predictor newPredictor() {
        return new PipelinePredictor(ChildPredictor.all(steps));
    }

    /** Bounds of the last step, before which all steps are transformers, which are exact. */
    private final class PipelineBounds implements ErrorBounds {
        private final ErrorBounds last = ModelKinds.errorBounds(last().model().state());

        @Override
        public ComparisonRule.Kind rule() {
            return last.rule();
        }

        @Override
        public double[] of(double[] row) {
            return of(row, 0);
        }

        @Override
        public double[] of(Row row) {
            if (!state.signature().hasTexts()) {
                return of(row.numbers(), 0);
            }
            if (steps.size() == 1) {
                return last.of(row);
            }
            double[] numbers = new double[steps.get(0).width()];
            steps.get(0).model().newPredictor().predict(row, numbers);
            return of(numbers, 1);
        }

        private double[] of(double[] row, int firstStep) {
            double[] columns = row;
            for (Child step : steps.subList(firstStep, steps.size() - 1)) {
                columns = Rounding.predict(step.model(), columns);
            }
            return last.of(columns);
        }
    }

    private final class PipelinePredictor extends BlockPredictor {
        private final List<ChildPredictor> predictors;
        private final ChildPredictor first;
        private final double[][] scratch = new double[steps.size()][0];
        private double[] firstOut = {};

        PipelinePredictor(List<ChildPredictor> predictors) {
            super(Pipeline.this, ChildPredictor.scratchNumbers(predictors));
            this.predictors = predictors;
            this.first = predictors.get(0);
        }

        @Override
        public void ensureOpen() {}

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            run(0, false, rows, rowStart, count, out, outStart);
        }

        @Override
        public void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            run(0, true, rows, rowStart, count, out, outStart);
        }

        /** Runs the steps from {@code step} on. */
        private void run(
                int step, boolean asProbabilities, double[] rows, int rowStart, int count, double[] out, int outStart) {
            double[] input = rows;
            int inputStart = rowStart;
            int lastStep = predictors.size() - 1;
            for (int i = step; i < lastStep; i++) {
                ChildPredictor predictor = predictors.get(i);
                scratch[i] = room(scratch[i], count, predictor.width());
                predictor.answer(false, input, inputStart, count, scratch[i], 0);
                input = scratch[i];
                inputStart = 0;
            }
            predictors.get(lastStep).answer(asProbabilities, input, inputStart, count, out, outStart);
        }

        @Override
        public void predict(Row row, double[] out) {
            checkOutput(out);
            if (predictors.size() == 1) {
                first.predict(row, out);
            } else {
                run(1, false, afterFirst(row), 0, 1, out, 0);
            }
        }

        @Override
        public void predictProbabilities(Row row, double[] out) {
            checkProbabilities(out);
            if (predictors.size() == 1) {
                first.predictProbabilities(row, out);
            } else {
                run(1, true, afterFirst(row), 0, 1, out, 0);
            }
        }

        /** Returns what the first step, which alone may take texts, makes of a row. */
        private double[] afterFirst(Row row) {
            firstOut = room(firstOut, 1, first.width());
            first.predict(row, firstOut);
            return firstOut;
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
            return Pipeline.of(state);
        }

        @Override
        public ErrorBounds errorBounds(ModelState state) {
            return Pipeline.of(state).new PipelineBounds();
        }
    }
}
