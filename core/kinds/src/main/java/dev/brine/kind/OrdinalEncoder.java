package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Replaces the categories of every column by numbers.
 *
 * <p><b>State.</b> F64 {@code categories} of all columns, ascending within a column, NaN last; I64 {@code
 * category_offsets}, {@code [columns + 1]}; F64 {@code codes}, {@code [categories]}; BOOL {@code strict}, {@code
 * [columns]}, whether values that are no category are refused; F64 {@code unknown}, {@code [columns]}, their code where
 * they are not.
 */
public final class OrdinalEncoder implements Model {
    /** The kind's name. */
    public static final String KIND = "ordinal-encoder";

    private static final int VERSION = 1;

    private final ModelState state;
    private final Categories categories;
    private final Tensor codes;
    private final int[] strict;
    private final double[] unknown;

    private OrdinalEncoder(ModelState state) {
        Shapes.checkTransformer(state, KIND, VERSION);
        this.state = state;
        int columns = state.signature().count();
        if (state.outputs().count() != columns) {
            throw new IllegalArgumentException("an ordinal encoder of %d columns has %d outputs, expected as many"
                    .formatted(columns, state.outputs().count()));
        }
        this.categories = new Categories(state);
        this.codes = Shapes.typed(state, "codes", ElementType.F64, categories.count());
        this.strict = Shapes.toInts("strict", Shapes.typed(state, "strict", ElementType.BOOL, columns), 0, 1);
        this.unknown = Shapes.toDoubles(Shapes.typed(state, "unknown", ElementType.F64, columns));
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not an ordinal encoder
     */
    public static OrdinalEncoder of(ModelState state) {
        return new OrdinalEncoder(state);
    }

    /** Starts an encoder that is filled column by column. */
    public static Builder builder(Signature signature) {
        return new Builder(signature);
    }

    /** Collects the columns of an {@link OrdinalEncoder}, in order. */
    public static final class Builder {
        private final Signature signature;
        private final List<double[]> categories = new ArrayList<>();
        private final List<double[]> codes = new ArrayList<>();
        private final List<Double> unknown = new ArrayList<>();
        private final List<Boolean> strict = new ArrayList<>();

        private Builder(Signature signature) {
            this.signature = signature;
        }

        /**
         * Adds the next column; a value that is no category is refused.
         *
         * @param categories in any order, NaN may be one
         * @param codes of each category
         * @throws IllegalArgumentException if a category occurs twice or the lengths differ
         */
        public Builder column(double[] categories, double[] codes) {
            return column(categories, codes, true, Double.NaN);
        }

        /**
         * Adds the next column.
         *
         * @param unknown the code of a value that is no category; may be NaN
         * @throws IllegalArgumentException if a category occurs twice or the lengths differ
         */
        public Builder column(double[] categories, double[] codes, double unknown) {
            return column(categories, codes, false, unknown);
        }

        private Builder column(double[] categories, double[] codes, boolean strict, double unknown) {
            int[] order = OneHotEncoder.order(categories, codes.length);
            this.categories.add(
                    Arrays.stream(order).mapToDouble(i -> categories[i]).toArray());
            this.codes.add(Arrays.stream(order).mapToDouble(i -> codes[i]).toArray());
            this.strict.add(strict);
            this.unknown.add(unknown);
            return this;
        }

        /**
         * Returns the encoder.
         *
         * @throws IllegalArgumentException if there are more or fewer columns than the signature has
         */
        public OrdinalEncoder build() {
            ModelState.Builder state =
                    ModelState.builder(KIND, VERSION, signature, Outputs.regression(signature.count()));
            Categories.put(state, categories);
            TensorBuilder flags = TensorBuilder.exact(ElementType.BOOL, dev.brine.tensor.Shape.of(strict.size()));
            strict.forEach(flag -> flags.putBits(flag ? 1 : 0));
            return of(state.tensor(
                            "codes",
                            HeapTensor.of(codes.stream()
                                    .flatMapToDouble(Arrays::stream)
                                    .toArray()))
                    .tensor("strict", flags.build())
                    .tensor(
                            "unknown",
                            HeapTensor.of(unknown.stream()
                                    .mapToDouble(Double::doubleValue)
                                    .toArray()))
                    .build());
        }
    }

    @Override
    public ModelState state() {
        return state;
    }

    /** Returns a predictor; it throws {@link IllegalArgumentException} for an unknown value of a strict column. */
    @Override
    public Predictor newPredictor() {
        return new OrdinalPredictor();
    }

    private final class OrdinalPredictor extends BlockPredictor {
        OrdinalPredictor() {
            super(OrdinalEncoder.this, 0);
        }

        @Override
        public void ensureOpen() {
            codes.ensureOpen();
        }

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            for (int i = 0; i < count; i++) {
                for (int column = 0; column < inputCount; column++) {
                    int at = i * inputCount + column;
                    out[outStart + at] = code(column, rows[rowStart + at]);
                }
            }
        }

        private double code(int column, double value) {
            long category = categories.find(column, value);
            if (category >= 0) {
                return codes.getDouble(category);
            }
            if (strict[column] == 1) {
                throw Categories.unseen(state, column, value);
            }
            return unknown[column];
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
            return OrdinalEncoder.of(state);
        }

        @Override
        public void checkElements(ModelState state) {
            OrdinalEncoder.of(state).categories.check();
        }
    }
}
