package dev.brine.kind;

import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    private final List<Model> steps;

    private Pipeline(ModelState state) {
        Shapes.checkKind(state, KIND, VERSION);
        this.state = state;
        this.steps = new ArrayList<>();
        int columns = state.signature().count();
        for (Map.Entry<String, ModelState> child : state.children().entrySet()) {
            int expected = child.getValue().signature().count();
            if (expected != columns) {
                throw new IllegalArgumentException("step '%s' takes %d columns, the step before it gives %d"
                        .formatted(child.getKey(), expected, columns));
            }
            steps.add(ModelKinds.view(child.getValue()));
            columns = child.getValue().outputs().count();
        }
        if (steps.isEmpty() || columns != state.outputs().count()) {
            throw new IllegalArgumentException("a pipeline of %d steps gives %d outputs, expected %d"
                    .formatted(steps.size(), columns, state.outputs().count()));
        }
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
    public Predictor newPredictor() {
        return new PipelinePredictor();
    }

    private final class PipelinePredictor extends BlockPredictor {
        private final Predictor textPredictor = steps.get(0).newPredictor();
        private final List<ChildPredictor> predictors = new ArrayList<>();
        private final @Nullable ChildPredictor lastProbabilities;
        private final double[][] scratch = new double[steps.size()][0];
        private double[] firstOut = {};

        PipelinePredictor() {
            super(state, scratchNumbers());
            for (Model step : steps) {
                predictors.add(new ChildPredictor(new Child("step", step, Response.PREDICTION)));
            }
            Model last = steps.get(steps.size() - 1);
            this.lastProbabilities = predictors.get(steps.size() - 1).hasProbabilities()
                    ? new ChildPredictor(new Child("step", last, Response.PROBABILITIES))
                    : null;
        }

        @Override
        void ensureOpen() {}

        @Override
        void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            ChildPredictor last = predictors.get(predictors.size() - 1);
            respond(0, last, rows, rowStart, count, out, outStart);
        }

        @Override
        boolean hasProbabilities() {
            return lastProbabilities != null;
        }

        @Override
        void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            respond(0, lastProbabilities(), rows, rowStart, count, out, outStart);
        }

        private ChildPredictor lastProbabilities() {
            ChildPredictor known = lastProbabilities;
            if (known == null) {
                throw new UnsupportedOperationException("this model has no class probabilities");
            }
            return known;
        }

        /** Runs the steps from {@code step} on; the last one is given. */
        private void respond(
                int step, ChildPredictor last, double[] rows, int rowStart, int count, double[] out, int outStart) {
            double[] input = rows;
            int inputStart = rowStart;
            for (int i = step; i < predictors.size() - 1; i++) {
                ChildPredictor predictor = predictors.get(i);
                scratch[i] = room(scratch[i], count, predictor.width());
                predictor.respond(input, inputStart, count, scratch[i], 0, predictor.width());
                input = scratch[i];
                inputStart = 0;
            }
            last.respond(input, inputStart, count, out, outStart, last.width());
        }

        @Override
        public void predict(Row row, double[] out) {
            checkOutput(out);
            if (steps.size() == 1) {
                textPredictor.predict(row, out);
                return;
            }
            respond(1, predictors.get(predictors.size() - 1), first(row), 0, 1, out, 0);
        }

        @Override
        public void predictProbabilities(Row row, double[] out) {
            if (steps.size() == 1) {
                textPredictor.predictProbabilities(row, out);
                return;
            }
            checkProbabilities(out);
            respond(1, lastProbabilities(), first(row), 0, 1, out, 0);
        }

        /** Returns what the first step, which alone may take texts, makes of a row. */
        private double[] first(Row row) {
            if (firstOut.length == 0) {
                firstOut = new double[steps.get(0).state().outputs().count()];
            }
            textPredictor.predict(row, firstOut);
            return firstOut;
        }
    }

    private long scratchNumbers() {
        return steps.stream().mapToLong(step -> step.state().outputs().count()).sum();
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
    }
}
