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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Turns every column into a block of outputs, one of which is 1 and the others 0: that of the value's category.
 *
 * <p><b>State.</b> F64 {@code categories} of all columns, ascending within a column, NaN last; I64 {@code
 * category_offsets}, {@code [columns + 1]}; I32 {@code slots}, {@code [categories]}, the place of each in its column's
 * block, -1 for none; I64 {@code block_offsets}, {@code [columns + 1]}, where each block starts; I32 {@code unknown},
 * {@code [columns]}, the place of a value that is no category, {@value #NO_SLOT} for none, {@value #REFUSED} to refuse
 * it.
 */
public final class OneHotEncoder implements Model {
    /** The kind's name. */
    public static final String KIND = "one-hot-encoder";

    /** A slot that leaves the whole block 0. */
    public static final int NO_SLOT = -1;

    /** What is said of unknown values to refuse them with an {@link IllegalArgumentException}. */
    public static final int REFUSED = -2;

    private static final int VERSION = 1;

    private final ModelState state;
    private final Categories categories;
    private final Tensor slots;
    private final long[] blocks;
    private final int[] unknown;

    private OneHotEncoder(ModelState state) {
        Shapes.checkTransformer(state, KIND, VERSION);
        this.state = state;
        int columns = state.signature().count();
        this.categories = new Categories(state);
        this.slots = Shapes.typed(state, "slots", ElementType.I32, categories.count());
        this.blocks =
                Shapes.offsets(state, "block_offsets", columns, state.outputs().count());
        this.unknown = Shapes.toInts(
                "unknown", Shapes.typed(state, "unknown", ElementType.I32, columns), REFUSED, Integer.MAX_VALUE);
        for (int i = 0; i < columns; i++) {
            checkSlot(i, unknown[i], REFUSED);
        }
    }

    private void checkSlot(int column, long slot, int least) {
        long width = blocks[column + 1] - blocks[column];
        if (slot < least || slot >= width) {
            throw new IllegalArgumentException("%s has slot %d, expected %d to %d"
                    .formatted(state.signature().label(column), slot, least, width - 1));
        }
    }

    private void checkSlots() {
        for (int column = 0; column < unknown.length; column++) {
            for (long i = categories.start(column); i < categories.start(column + 1); i++) {
                checkSlot(column, slots.getLong(i), NO_SLOT);
            }
        }
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state is not a one-hot encoder
     */
    public static OneHotEncoder of(ModelState state) {
        return new OneHotEncoder(state);
    }

    /** Starts an encoder that is filled column by column. */
    public static Builder builder(Signature signature) {
        return new Builder(signature);
    }

    /** Collects the columns of a {@link OneHotEncoder}, in order. */
    public static final class Builder {
        private final Signature signature;
        private final List<double[]> categories = new ArrayList<>();
        private final List<int[]> slots = new ArrayList<>();
        private final List<Integer> unknown = new ArrayList<>();
        private long width;
        private final List<Long> blocks = new ArrayList<>(List.of(0L));

        private Builder(Signature signature) {
            this.signature = signature;
        }

        /**
         * Adds the next column, each of whose categories has a slot of its own, in the given order.
         *
         * @param unknown a slot, {@link OneHotEncoder#NO_SLOT} or {@link OneHotEncoder#REFUSED}
         */
        public Builder column(double[] categories, int unknown) {
            int[] own = IntStream.range(0, categories.length).toArray();
            return column(categories, own, categories.length, unknown);
        }

        /**
         * Adds the next column.
         *
         * @param categories in any order, NaN may be one
         * @param slots of each category, from 0 to {@code width - 1} or {@link OneHotEncoder#NO_SLOT}
         * @param width outputs of the column
         * @param unknown a slot, {@link OneHotEncoder#NO_SLOT} or {@link OneHotEncoder#REFUSED}
         * @throws IllegalArgumentException if a category occurs twice or a slot is out of range
         */
        public Builder column(double[] categories, int[] slots, int width, int unknown) {
            int[] order = order(categories, slots.length);
            for (int slot : slots) {
                if (slot < NO_SLOT || slot >= width) {
                    throw new IllegalArgumentException("slot %d, expected -1 to %d".formatted(slot, width - 1));
                }
            }
            this.categories.add(
                    Arrays.stream(order).mapToDouble(i -> categories[i]).toArray());
            this.slots.add(Arrays.stream(order).map(i -> slots[i]).toArray());
            this.unknown.add(unknown);
            this.width += width;
            this.blocks.add(this.width);
            return this;
        }

        /**
         * Returns the encoder.
         *
         * @throws IllegalArgumentException if there are more or fewer columns than the signature has
         */
        public OneHotEncoder build() {
            Outputs outputs = Outputs.regression(Math.toIntExact(width));
            ModelState.Builder state = ModelState.builder(KIND, VERSION, signature, outputs);
            Categories.put(state, categories);
            return of(state.tensor(
                            "slots",
                            HeapTensor.of(
                                    slots.stream().flatMapToInt(Arrays::stream).toArray()))
                    .tensor(
                            "block_offsets",
                            HeapTensor.of(
                                    blocks.stream().mapToLong(Long::longValue).toArray()))
                    .tensor(
                            "unknown",
                            HeapTensor.of(
                                    unknown.stream().mapToInt(Integer::intValue).toArray()))
                    .build());
        }
    }

    /** Returns the indices of the categories in ascending order. */
    static int[] order(double[] categories, int values) {
        if (categories.length != values) {
            throw new IllegalArgumentException("%d categories with %d values".formatted(categories.length, values));
        }
        int[] order = IntStream.range(0, categories.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> categories[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 1; i < order.length; i++) {
            double before = categories[order[i - 1]];
            double value = categories[order[i]];
            if (before == value || Double.isNaN(before)) {
                throw new IllegalArgumentException("category %s occurs twice".formatted(value));
            }
        }
        return order;
    }

    @Override
    public ModelState state() {
        return state;
    }

    /** Returns a predictor; it throws {@link IllegalArgumentException} for an unknown value that is refused. */
    @Override
    public Predictor newPredictor() {
        return new OneHotPredictor();
    }

    private final class OneHotPredictor extends BlockPredictor {
        OneHotPredictor() {
            super(OneHotEncoder.this, 0);
        }

        @Override
        public void ensureOpen() {
            slots.ensureOpen();
        }

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            Arrays.fill(out, outStart, outStart + count * outputCount, 0);
            for (int i = 0; i < count; i++) {
                for (int column = 0; column < inputCount; column++) {
                    int slot = slot(column, rows[rowStart + i * inputCount + column]);
                    if (slot >= 0) {
                        out[outStart + i * outputCount + (int) blocks[column] + slot] = 1;
                    }
                }
            }
        }

        private int slot(int column, double value) {
            long category = categories.find(column, value);
            if (category < 0) {
                if (unknown[column] == REFUSED) {
                    throw Categories.unseen(state, column, value);
                }
                return unknown[column];
            }
            long slot = slots.getLong(category);
            if (slot >= blocks[column + 1] - blocks[column]) {
                throw Shapes.corrupt(
                        KIND,
                        "category %d has slot %d, expected less than %d"
                                .formatted(category, slot, blocks[column + 1] - blocks[column]));
            }
            return (int) slot;
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
            return OneHotEncoder.of(state);
        }

        @Override
        public void checkElements(ModelState state) {
            OneHotEncoder encoder = OneHotEncoder.of(state);
            encoder.categories.check();
            encoder.checkSlots();
        }
    }
}
