package dev.brine.kind;

import dev.brine.kind.internal.BlockPredictor;
import dev.brine.kind.internal.Shapes;
import dev.brine.model.Model;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.Predictor;
import dev.brine.model.Row;
import dev.brine.model.Signature;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorBuilder;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Turns rows with texts into rows of numbers, as the first step of a pipeline: a text becomes its index in the column's
 * vocabulary, NaN where it is missing and -1 where it is not in there; a number stays; a column of any type becomes NaN.
 *
 * <p><b>State.</b> For all string columns one after another: U8 {@code texts}, UTF-8, ascending by unsigned bytes within
 * a column; I64 {@code text_offsets}, {@code [texts + 1]}; I32 {@code codes}, {@code [texts]}, each text's index; I64
 * {@code column_offsets}, {@code [string columns + 1]}, where each column's texts start; BOOL {@code strict}, {@code
 * [string columns]}, whether a text that is not in there is refused. Nothing of it is copied to predict.
 */
public final class TextColumns implements Model {
    /** The kind's name. */
    public static final String KIND = "text-columns";

    private static final int VERSION = 1;

    /**
     * The texts of a column, index by index.
     *
     * @param isStrict whether a text that is not among them is refused with an {@link IllegalArgumentException}
     */
    public record Vocabulary(List<String> texts, boolean isStrict) {
        /** Copies the list. */
        public Vocabulary {
            texts = List.copyOf(texts);
        }
    }

    private final ModelState state;
    private final int[] stringColumns;
    private final int[] anyColumns;
    private final Tensor texts;
    private final Tensor textOffsets;
    private final Tensor codes;
    private final long[] columnOffsets;
    private final int[] strict;

    private TextColumns(ModelState state) {
        Shapes.checkKind(state, KIND, VERSION);
        Shapes.checkNoChildren(state);
        Shapes.checkNoLabels(state);
        this.state = state;
        Signature signature = state.signature();
        if (state.outputs().count() != signature.count()) {
            throw new IllegalArgumentException("text columns of %d columns have %d outputs, expected as many"
                    .formatted(signature.count(), state.outputs().count()));
        }
        this.stringColumns =
                signature.stringColumns().stream().mapToInt(Integer::intValue).toArray();
        this.anyColumns =
                signature.anyColumns().stream().mapToInt(Integer::intValue).toArray();
        this.texts = Shapes.typed(state, "texts", ElementType.U8, -1);
        this.codes = Shapes.typed(state, "codes", ElementType.I32, -1);
        this.textOffsets = Shapes.typed(state, "text_offsets", ElementType.I64, codes.elementCount() + 1);
        this.columnOffsets = Shapes.offsets(state, "column_offsets", stringColumns.length, codes.elementCount());
        this.strict =
                Shapes.toInts("strict", Shapes.typed(state, "strict", ElementType.BOOL, stringColumns.length), 0, 1);
    }

    /**
     * Returns a view of the state.
     *
     * @throws IllegalArgumentException if the state does not hold text columns
     */
    public static TextColumns of(ModelState state) {
        return new TextColumns(state);
    }

    /**
     * Returns a model of a vocabulary for each string column of the signature, in column order.
     *
     * @throws IllegalArgumentException if the counts differ or a text occurs twice in a column
     */
    public static TextColumns of(Signature signature, List<Vocabulary> vocabularies) {
        if (vocabularies.size() != signature.stringColumns().size()) {
            throw new IllegalArgumentException("%d vocabularies for %d string columns"
                    .formatted(vocabularies.size(), signature.stringColumns().size()));
        }
        VocabularyWriter writer = new VocabularyWriter();
        vocabularies.forEach(writer::add);
        ModelState.Builder state = ModelState.builder(KIND, VERSION, signature, Outputs.regression(signature.count()));
        writer.put(state);
        return of(state.build());
    }

    /** Returns the text columns that rows of a model go to first: itself, or the first step of a pipeline, at any depth. */
    public static Optional<TextColumns> firstOf(ModelState state) {
        ModelState first = state;
        while (first.kind().equals(Pipeline.KIND) && !first.children().isEmpty()) {
            first = first.children().values().iterator().next();
        }
        return first.kind().equals(KIND) ? Optional.of(of(first)) : Optional.empty();
    }

    /** Returns whether the vocabulary of a string column holds a text; false where the column holds no texts. */
    public boolean knows(int column, String text) {
        int index = Arrays.binarySearch(stringColumns, column);
        return index >= 0 && new TextPredictor().place(index, text) >= 0;
    }

    @Override
    public ModelState state() {
        return state;
    }

    /** Returns a predictor; rows of plain numbers it takes only where no column holds texts. */
    @Override
    public Predictor newPredictor() {
        return new TextPredictor();
    }

    private final class TextPredictor extends BlockPredictor {
        private final Utf8 text = new Utf8();

        TextPredictor() {
            super(TextColumns.this, 0);
        }

        @Override
        public void ensureOpen() {
            texts.ensureOpen();
        }

        @Override
        public void predict(Row row, double[] out) {
            checkOutput(out);
            if (!row.signature().equals(state.signature())) {
                throw new IllegalArgumentException(
                        "row has columns %s, expected %s".formatted(row.signature(), state.signature()));
            }
            ensureOpen();
            for (int column = 0; column < out.length; column++) {
                out[column] = row.number(column);
            }
            for (int column : anyColumns) {
                out[column] = Double.NaN;
            }
            for (int i = 0; i < stringColumns.length; i++) {
                String cell = row.text(stringColumns[i]);
                out[stringColumns[i]] = cell == null ? Double.NaN : code(i, cell);
            }
        }

        /** Returns where a text is in the vocabulary of a string column, negative if it is not in there. */
        long place(int column, String cell) {
            text.set(cell);
            return find(columnOffsets[column], columnOffsets[column + 1]);
        }

        private double code(int column, String cell) {
            long place = place(column, cell);
            if (place >= 0) {
                return codes.getLong(place);
            }
            if (strict[column] == 1) {
                throw Categories.unseen(state, stringColumns[column], cell);
            }
            return -1;
        }

        private long find(long first, long end) {
            long low = first;
            long high = end - 1;
            while (low <= high) {
                long middle = (low + high) >>> 1;
                int comparison = compareTo(middle);
                if (comparison == 0) {
                    return middle;
                }
                if (comparison < 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return -1;
        }

        /** Compares a stored text with the one that is looked for. */
        private int compareTo(long stored) {
            long start = textOffsets.getLong(stored);
            long end = textOffsets.getLong(stored + 1);
            if (start < 0 || end < start || end > texts.elementCount()) {
                throw Shapes.corrupt(KIND, badText(stored, start, end));
            }
            long common = Math.min(end - start, text.length());
            for (int i = 0; i < common; i++) {
                int difference = (int) texts.getLong(start + i) - text.at(i);
                if (difference != 0) {
                    return difference;
                }
            }
            return Long.compare(end - start, text.length());
        }

        @Override
        public void predictBlock(double[] rows, int rowStart, int count, double[] out, int outStart) {
            for (int column : stringColumns) {
                throw new IllegalArgumentException("%s is a string column: predict a Row, not numbers"
                        .formatted(state.signature().label(column)));
            }
            System.arraycopy(rows, rowStart, out, outStart, count * inputCount);
            for (int row = 0; row < count; row++) {
                for (int column : anyColumns) {
                    out[outStart + row * inputCount + column] = Double.NaN;
                }
            }
        }
    }

    private String badText(long text, long start, long end) {
        return "text %d lies from %d to %d, expected within %d bytes".formatted(text, start, end, texts.elementCount());
    }

    /** A search needs the texts of a column in order. */
    private void checkTexts() {
        long start = textOffsets.getLong(0);
        for (int column = 0; column < strict.length; column++) {
            for (long i = columnOffsets[column]; i < columnOffsets[column + 1]; i++) {
                long end = textOffsets.getLong(i + 1);
                if (start < 0 || end < start || end > texts.elementCount()) {
                    throw new IllegalArgumentException(badText(i, start, end));
                }
                if (i > columnOffsets[column] && compare(textOffsets.getLong(i - 1), start, end) >= 0) {
                    throw new IllegalArgumentException(
                            "text %d of tensor 'texts' does not come after text %d".formatted(i, i - 1));
                }
                start = end;
            }
        }
    }

    /** Compares the text before {@code start} with the one after it. */
    private int compare(long startBefore, long start, long end) {
        long common = Math.min(start - startBefore, end - start);
        for (long i = 0; i < common; i++) {
            int difference = (int) (texts.getLong(startBefore + i) - texts.getLong(start + i));
            if (difference != 0) {
                return difference;
            }
        }
        return Long.compare(start - startBefore, end - start);
    }

    /** Collects vocabularies as a state holds them. */
    private static final class VocabularyWriter {
        private final List<byte[]> texts = new ArrayList<>();
        private final List<Integer> codes = new ArrayList<>();
        private final List<Long> columnOffsets = new ArrayList<>(List.of(0L));
        private final List<Boolean> strict = new ArrayList<>();

        void add(Vocabulary vocabulary) {
            List<byte[]> bytes = vocabulary.texts().stream().map(Utf8::bytes).toList();
            int[] order = IntStream.range(0, bytes.size())
                    .boxed()
                    .sorted(Comparator.comparing(bytes::get, Arrays::compareUnsigned))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 0; i < order.length; i++) {
                if (i > 0 && Arrays.equals(bytes.get(order[i]), bytes.get(order[i - 1]))) {
                    throw new IllegalArgumentException("text '%s' occurs twice"
                            .formatted(vocabulary.texts().get(order[i])));
                }
                texts.add(bytes.get(order[i]));
                codes.add(order[i]);
            }
            columnOffsets.add((long) codes.size());
            strict.add(vocabulary.isStrict());
        }

        void put(ModelState.Builder state) {
            long[] offsets = new long[texts.size() + 1];
            for (int i = 0; i < texts.size(); i++) {
                offsets[i + 1] = offsets[i] + texts.get(i).length;
            }
            TensorBuilder bytes = TensorBuilder.exact(ElementType.U8, Shape.of(offsets[texts.size()]));
            texts.forEach(text -> bytes.put(ByteBuffer.wrap(text)));
            TensorBuilder flags = TensorBuilder.exact(ElementType.BOOL, Shape.of(strict.size()));
            strict.forEach(flag -> flags.putBits(flag ? 1 : 0));
            state.tensor("texts", bytes.build())
                    .tensor("text_offsets", HeapTensor.of(offsets))
                    .tensor(
                            "codes",
                            HeapTensor.of(
                                    codes.stream().mapToInt(Integer::intValue).toArray()))
                    .tensor(
                            "column_offsets",
                            HeapTensor.of(columnOffsets.stream()
                                    .mapToLong(Long::longValue)
                                    .toArray()))
                    .tensor("strict", flags.build());
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
            return TextColumns.of(state);
        }

        @Override
        public void checkElements(ModelState state) {
            TextColumns.of(state).checkTexts();
        }
    }
}
