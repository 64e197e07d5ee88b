package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Rounding;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.ComparisonRule;
import dev.brine.model.ErrorBounds;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Predictor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A final model over what base models say of a row, optionally followed by the row itself.
 *
 * <p><b>State.</b> The base models are the children, in order, and the final model is the last one; attributes {@code
 * responses}, what is taken of each base model, and {@code passthrough}. Outputs are those of the final model.
 */
public final class Stacking implements Model {
    /** The kind's name. */
    public static final String KIND = "stacking";

    private static final int VERSION = 1;
    private static final String LAST = "final";

    private final ModelState state;
    private final boolean passthrough;
    private final List<Child> children;
    private final Child last;
    private final int width;

    private Stacking(ModelState state) {
        Shapes.checkNumeric(state, KIND, VERSION);
        this.state = state;
        this.passthrough = state.attributes().flag("passthrough");
        List<Response> responses = new ArrayList<>(state.attributes().choices("responses", Response.class));
        responses.add(Response.PREDICTION);
        this.children = Child.all(state, responses);
        this.last = children.get(children.size() - 1);
        long numbers = passthrough ? state.signature().count() : 0;
        for (Child base : children.subList(0, children.size() - 1)) {
            numbers += base.takes(state.signature().count()).width();
        }
        this.width = Shapes.arrayLength(LAST, numbers);
        last.takes(width);
        if (!last.outputs().equals(state.outputs())) {
            throw last.contradiction("is the final model, but its outputs are not those of the model around it");
        }
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a stacking model or a child is of an unknown kind
     */
    public static Stacking of(ModelState state) {
        return new Stacking(state);
    }

    /** Starts a stacking model whose outputs are those of the given final model. */
    public static Builder builder(Model last) {
        return new Builder(last);
    }

    /** Collects the base models of a {@link Stacking}, in order. */
    public static final class Builder {
        private final Model last;
        private final Map<String, Model> bases = new LinkedHashMap<>();
        private final List<String> responses = new ArrayList<>();
        private boolean passthrough;

        private Builder(Model last) {
            this.last = last;
        }

        /**
         * Adds a base model.
         *
         * @throws IllegalArgumentException if the name occurs twice
         */
        public Builder base(String name, Model model, Response response) {
            if (bases.put(name, model) != null) {
                throw new IllegalArgumentException("base model '%s' occurs twice".formatted(name));
            }
            responses.add(Attributes.textOf(response));
            return this;
        }

        /** Sets whether the input columns follow what the base models say. */
        public Builder passthrough(boolean passthrough) {
            this.passthrough = passthrough;
            return this;
        }

        /**
         * Returns the model.
         *
         * @throws IllegalArgumentException if there is no base model, or columns do not fit together
         */
        public Stacking build() {
            if (bases.isEmpty()) {
                throw new IllegalArgumentException("a stacking model has no base models, expected at least 1");
            }
            ModelState first = bases.values().iterator().next().state();
            ModelState.Builder builder = ModelState.builder(
                            KIND, VERSION, first.signature(), last.state().outputs())
                    .attributes(Attributes.of(Map.of("responses", responses, "passthrough", passthrough)));
            bases.forEach((name, model) -> builder.child("base." + name, model.state()));
            return of(builder.child(LAST, last.state()).build());
        }
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public boolean hasProbabilities() {
        return last.model().hasProbabilities();
    }

    @Override
    public Predictor newPredictor() {
        return new StackingPredictor(ChildPredictor.all(children));
    }

    private ErrorBounds errorBounds() {
        if (state.outputs().isClassification()) {
            return Rounding.ofScoresInside(state);
        }
        List<ErrorBounds> members = children.stream()
                .map(child -> ErrorBounds.ofPredictions(child.model().state()))
                .toList();
        return ErrorBounds.of(ComparisonRule.Kind.TOLERANCE, row -> errorsOf(row, members));
    }

    /** Errors of the base models pass a final linear model; one of trees is not moved by them, or jumps. */
    private double[] errorsOf(double[] row, List<ErrorBounds> members) {
        double[] columns = new double[last.model().state().signature().count()];
        double[] errors = new double[columns.length];
        int bases = children.size() - 1;
        int at = 0;
        for (int i = 0; i < bases; i++) {
            double[] output = Rounding.predict(children.get(i).model(), row);
            double[] error = members.get(i).of(row);
            System.arraycopy(output, 0, columns, at, output.length);
            System.arraycopy(error, 0, errors, at, error.length);
            at += output.length;
        }
        System.arraycopy(row, 0, columns, at, columns.length - at);
        double[] bounds = members.get(bases).of(columns);
        return last.model() instanceof LinearModel linear ? linear.withErrors(errors, bounds) : bounds;
    }

    private final class StackingPredictor extends BlockPredictor {
        private final List<ChildPredictor> predictors;
        private final ChildPredictor lastPredictor;
        private double[] stacked = {};

        StackingPredictor(List<ChildPredictor> all) {
            super(Stacking.this, width + ChildPredictor.scratchNumbers(all));
            this.predictors = all.subList(0, all.size() - 1);
            this.lastPredictor = all.get(all.size() - 1);
        }

        @Override
        public void ensureOpen() {}

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            stack(rows, rowStart, count);
            lastPredictor.answer(false, stacked, 0, count, out, outStart);
        }

        @Override
        public void probabilityBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            stack(rows, rowStart, count);
            lastPredictor.answer(true, stacked, 0, count, out, outStart);
        }

        private void stack(double[] rows, int rowStart, int count) {
            stacked = room(stacked, count, width);
            int start = 0;
            for (int i = 0; i < predictors.size(); i++) {
                predictors.get(i).respond(rows, rowStart, count, stacked, start, width);
                start += predictors.get(i).width();
            }
            for (int i = 0; passthrough && i < count; i++) {
                System.arraycopy(rows, rowStart + i * inputCount, stacked, i * width + start, inputCount);
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
            return Stacking.of(state);
        }

        @Override
        public ErrorBounds errorBounds(ModelState state) {
            return Stacking.of(state).errorBounds();
        }
    }
}
