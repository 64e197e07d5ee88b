package dev.brine.kind;

import dev.brine.model.Model;
import dev.brine.model.ModelKinds;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Models one after another: the outputs of each are the input columns of the next, as in {@code make_pipeline}.
 *
 * <p><b>State.</b> The steps are the children, in order. Inputs are those of the first step, outputs of the last.
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
        private final List<Predictor> predictors =
                steps.stream().map(Model::newPredictor).toList();
        private final double[][] single = newScratch(1);
        private double[][] block = new double[0][];

        PipelinePredictor() {
            super(state);
        }

        /** One array for the input and the outputs of every step. */
        private double[][] newScratch(int rowCount) {
            double[][] scratch = new double[steps.size() + 1][];
            scratch[0] = new double[rowCount * state.signature().count()];
            for (int i = 0; i < steps.size(); i++) {
                scratch[i + 1] =
                        new double[rowCount * steps.get(i).state().outputs().count()];
            }
            return scratch;
        }

        @Override
        void ensureOpen() {}

        @Override
        void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            if (count == BLOCK_ROWS) {
                predictWholeBlock(rows, rowStart, out, outStart);
                return;
            }
            int inputs = state.signature().count();
            int outputs = state.outputs().count();
            for (int i = 0; i < count; i++) {
                System.arraycopy(rows, rowStart + i * inputs, single[0], 0, inputs);
                for (int step = 0; step < predictors.size(); step++) {
                    predictors.get(step).predict(single[step], single[step + 1]);
                }
                System.arraycopy(single[predictors.size()], 0, out, outStart + i * outputs, outputs);
            }
        }

        private void predictWholeBlock(double[] rows, int rowStart, double[] out, int outStart) {
            if (block.length == 0) {
                block = newScratch(BLOCK_ROWS);
            }
            System.arraycopy(rows, rowStart, block[0], 0, block[0].length);
            for (int step = 0; step < predictors.size(); step++) {
                predictors.get(step).predictBatch(block[step], BLOCK_ROWS, block[step + 1]);
            }
            double[] last = block[predictors.size()];
            System.arraycopy(last, 0, out, outStart, last.length);
        }

        @Override
        void probabilities(double[] row, double[] out) {
            System.arraycopy(row, 0, single[0], 0, row.length);
            int lastStep = predictors.size() - 1;
            for (int step = 0; step < lastStep; step++) {
                predictors.get(step).predict(single[step], single[step + 1]);
            }
            predictors.get(lastStep).predictProbabilities(single[lastStep], out);
        }
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends NamedKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION, Pipeline::of);
        }
    }
}
