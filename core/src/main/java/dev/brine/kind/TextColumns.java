package dev.brine.kind;

import dev.brine.error.CorruptModelException;
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
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
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
        this.state = state;
        Signature signature = state.signature();
        if (state.outputs().count() != signature.count() || state.outputs().isClassification()) {
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

    @Override
    public ModelState state() {
        return state;
    }

    /** Returns a predictor; rows of plain numbers it takes only where no column holds texts. */
    @Override
    public Predictor newPredictor() {
        return new TextPredictor();
    }

    private final class TextPredictor implements Predictor {
        private final Utf8 text = new Utf8();

        @Override
        public void predict(Row row, double[] out) {
            checkLength("output", out);
            if (!row.signature().equals(state.signature())) {
                throw new IllegalArgumentException(
                        "row has columns %s, expected %s".formatted(row.signature(), state.signature()));
            }
            texts.ensureOpen();
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

        private double code(int column, String cell) {
            text.set(cell);
            long place = find(columnOffsets[column], columnOffsets[column + 1]);
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
                throw new UncheckedIOException(new CorruptModelException(
                        "text %d lies from %d to %d, expected within %d bytes"
                                .formatted(stored, start, end, texts.elementCount()),
                        KIND,
                        -1));
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
        public void predict(double[] row, double[] out) {
            predictBatch(row, 1, out);
        }

        @Override
        public void predictBatch(double[] rows, int rowCount, double[] out) {
            for (int column : stringColumns) {
                throw new IllegalArgumentException("%s is a string column: predict a Row, not numbers"
                        .formatted(state.signature().label(column)));
            }
            int columns = state.signature().count();
            if (rows.length != Math.multiplyExact(rowCount, columns) || out.length != rows.length) {
                throw new IllegalArgumentException("rows have %d values and the output %d, expected %d"
                        .formatted(rows.length, out.length, Math.multiplyExact(rowCount, columns)));
            }
            texts.ensureOpen();
            System.arraycopy(rows, 0, out, 0, rows.length);
            for (int start = 0; start < rows.length; start += columns) {
                for (int column : anyColumns) {
                    out[start + column] = Double.NaN;
                }
            }
        }

        private void checkLength(String what, double[] array) {
            int expected = state.signature().count();
            if (array.length != expected) {
                throw new IllegalArgumentException(
                        "%s has %d values, expected %d".formatted(what, array.length, expected));
            }
        }
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
    public static final class Kind extends NamedKind {
        /** For {@link java.util.ServiceLoader}. */
        public Kind() {
            super(KIND, VERSION);
        }

        @Override
        public Model view(ModelState state) {
            return TextColumns.of(state);
        }
    }
}
