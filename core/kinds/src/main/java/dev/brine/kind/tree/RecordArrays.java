package dev.brine.kind.tree;

import dev.brine.tensor.ElementType;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import dev.brine.tensor.TensorBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that become a tensor of I64 elements. Where their count is known from the start they are written where they stay;
 * else into small arrays that are copied at the end.
 */
final class RecordArrays {
    private static final int GROWN_WORDS = 1 << 16;

    private final long expectedWords;
    private final int arrayWords;
    private final int shift;
    private final List<long[]> arrays = new ArrayList<>();
    private long wordCount;

    private RecordArrays(long expectedWords, int arrayWords) {
        this.expectedWords = expectedWords;
        this.arrayWords = arrayWords;
        this.shift = Integer.numberOfTrailingZeros(arrayWords);
    }

    static RecordArrays growing() {
        return new RecordArrays(-1, GROWN_WORDS);
    }

    /** Returns arrays for so many words and no more; they are allocated when the first of them are written. */
    static RecordArrays exact(long wordCount) {
        return new RecordArrays(wordCount, ElementType.I64.maxChunkElements());
    }

    long wordCount() {
        return wordCount;
    }

    /** Makes room for more words, which are 0 until they are set. */
    void grow(long words) {
        wordCount += words;
        while ((long) arrays.size() * arrayWords < wordCount) {
            long missing = expectedWords - (long) arrays.size() * arrayWords;
            arrays.add(new long[expectedWords < 0 ? arrayWords : (int) Math.min(arrayWords, missing)]);
        }
    }

    void set(long index, long word) {
        arrays.get((int) (index >>> shift))[(int) (index & (arrayWords - 1))] = word;
    }

    void append(long word) {
        grow(1);
        set(wordCount - 1, word);
    }

    /** Returns the words; nothing may be added afterwards. */
    HeapTensor toTensor(long columns) {
        Shape shape = Shape.of(wordCount / columns, columns);
        if (expectedWords >= 0) {
            return HeapTensor.ofChunks(ElementType.I64, shape, arrays.toArray(), arrayWords);
        }
        TensorBuilder builder = TensorBuilder.exact(ElementType.I64, shape);
        copyTo(builder);
        return builder.build();
    }

    /** Moves the words into a tensor of any type; each array is dropped when it was copied. */
    void copyTo(TensorBuilder builder) {
        ArrayDeque<long[]> left = new ArrayDeque<>(arrays);
        arrays.clear();
        while (!left.isEmpty()) {
            for (long word : left.remove()) {
                if (builder.missingElements() > 0) {
                    builder.putBits(word);
                }
            }
        }
    }
}
