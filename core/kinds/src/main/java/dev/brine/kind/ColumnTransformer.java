package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Attributes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parts side by side: each takes some of the input columns, in any order and as often as it likes, and the outputs of
 * all parts follow one another. A union of features is one whose parts all take every column.
 *
 * <p><b>State.</b> Attribute {@code parts}, the parts' names in order; a child for each part that has a model, the
 * others pass their columns through; I64 {@code part_offsets}, {@code [parts + 1]}, where each part's columns start in
 * I32 {@code columns}.
 */
public final class ColumnTransformer implements Model {
    /** The kind's name. */
    public static final String KIND = "column-transformer";

    private static final int VERSION = 1;

    private final ModelState state;
    private final List<Part> parts = new ArrayList<>();

    /** Input columns, and the model that takes them, where there is one. */
    private static final class Part {
        private final @Nullable Child child;
        private final int[] columns;

        Part(@Nullable Child child, int[] columns) {
            this.child = child;
            this.columns = columns;
        }

        int width() {
            return child == null ? columns.length : child.width();
        }
    }

    private ColumnTransformer(ModelState state) {
        Shapes.checkNumeric(state, KIND, VERSION);
        Shapes.checkNoLabels(state);
        this.state = state;
        List<String> names = state.attributes().texts("parts");
        var columns = Shapes.typed(state, "columns", ElementType.I32, -1);
        int[] selected = Shapes.toInts("columns", columns, 0, state.signature().count() - 1L);
        long[] offsets = Shapes.offsets(state, "part_offsets", names.size(), selected.length);
        Set<String> distinct = new HashSet<>(names);
        if (distinct.size() != names.size()
                || !distinct.containsAll(state.children().keySet())) {
            throw new IllegalArgumentException("parts are %s, but models inside are %s"
                    .formatted(names, state.children().keySet()));
        }
        long width = 0;
        for (int i = 0; i < names.size(); i++) {
            int[] own = Arrays.copyOfRange(selected, (int) offsets[i], (int) offsets[i + 1]);
            boolean hasModel = state.children().containsKey(names.get(i));
            parts.add(new Part(hasModel ? child(names.get(i), own.length) : null, own));
            width += parts.get(i).width();
        }
        if (width != state.outputs().count()) {
            throw new IllegalArgumentException("parts give %d outputs, expected %d"
                    .formatted(width, state.outputs().count()));
        }
    }

    private Child child(String name, int columns) {
        return Child.of(state, name, Response.PREDICTION).takes(columns);
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a column transformer or a part is of an unknown kind
     */
    public static ColumnTransformer of(ModelState state) {
        return new ColumnTransformer(state);
    }

    /** Starts a transformer that is filled part by part. */
    public static Builder builder(Signature signature) {
        return new Builder(signature);
    }

    /** Collects the parts of a {@link ColumnTransformer}. */
    public static final class Builder {
        private final Signature signature;
        private final Map<String, int[]> columns = new LinkedHashMap<>();
        private final Map<String, Model> models = new LinkedHashMap<>();

        private Builder(Signature signature) {
            this.signature = signature;
        }

        /**
         * Adds a part that a model makes of some columns.
         *
         * @param columns indices of the input columns that become the model's columns, in this order
         * @throws IllegalArgumentException if the name occurs twice
         */
        public Builder part(String name, Model model, int... columns) {
            models.put(name, model);
            return passthrough(name, columns);
        }

        /**
         * Adds a part that consists of some columns as they are.
         *
         * @throws IllegalArgumentException if the name occurs twice
         */
        public Builder passthrough(String name, int... columns) {
            if (this.columns.put(name, columns.clone()) != null) {
                throw new IllegalArgumentException("part '%s' occurs twice".formatted(name));
            }
            return this;
        }

        /**
         * Returns the transformer.
         *
         * @throws IllegalArgumentException if a column is out of range or a model takes another number of them
         */
        public ColumnTransformer build() {
            int width = 0;
            long[] offsets = new long[columns.size() + 1];
            int part = 0;
            for (Map.Entry<String, int[]> entry : columns.entrySet()) {
                offsets[part + 1] = offsets[part] + entry.getValue().length;
                part++;
                Model model = models.get(entry.getKey());
                width += model == null
                        ? entry.getValue().length
                        : model.state().outputs().count();
            }
            int[] flat = columns.values().stream().flatMapToInt(Arrays::stream).toArray();
            ModelState.Builder state = ModelState.builder(KIND, VERSION, signature, Outputs.regression(width))
                    .attributes(Attributes.of(Map.of("parts", List.copyOf(columns.keySet()))))
                    .tensor("columns", HeapTensor.of(flat))
                    .tensor("part_offsets", HeapTensor.of(offsets));
            models.forEach((name, model) -> state.child(name, model.state()));
            return of(state.build());
        }
    }

    @Override
    public ModelState state() {
        return state;
    }

    @Override
    public Predictor newPredictor() {
        List<ChildPredictor> predictors = new ArrayList<>();
        for (Part part : parts) {
            if (part.child != null) {
                predictors.add(new ChildPredictor(part.child));
            }
        }
        return new TransformerPredictor(predictors);
    }

    private final class TransformerPredictor extends BlockPredictor {
        private final List<ChildPredictor> predictors;
        private double[] selected = {};

        TransformerPredictor(List<ChildPredictor> predictors) {
            super(
                    ColumnTransformer.this,
                    parts.stream().mapToLong(part -> part.columns.length).max().orElse(0)
                            + ChildPredictor.scratchNumbers(predictors));
            this.predictors = predictors;
        }

        @Override
        public void ensureOpen() {
            state.tensor("columns").ensureOpen();
        }

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            int start = outStart;
            int models = 0;
            for (int i = 0; i < parts.size(); i++) {
                Part part = parts.get(i);
                int[] columns = part.columns;
                if (part.child == null) {
                    select(columns, rows, rowStart, count, out, start, outputCount);
                } else {
                    selected = room(selected, count, columns.length);
                    select(columns, rows, rowStart, count, selected, 0, columns.length);
                    predictors.get(models++).respond(selected, 0, count, out, start, outputCount);
                }
                start += part.width();
            }
        }

        private void select(
                int[] columns, double[] rows, int rowStart, int count, double[] target, int targetStart, int stride) {
            for (int i = 0; i < count; i++) {
                int row = rowStart + i * inputCount;
                int start = targetStart + i * stride;
                for (int k = 0; k < columns.length; k++) {
                    target[start + k] = rows[row + columns[k]];
                }
            }
        }
    }

    /** Finds this kind; used by {@link java.util.ServiceLoader}. */
    public static final class Kind extends ExactKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION);
        }

        @Override
        public Model view(ModelState state) {
            return ColumnTransformer.of(state);
        }
    }
}
