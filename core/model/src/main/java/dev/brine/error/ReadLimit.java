package dev.brine.error;

/**
 * What a file may ask for, each a cap that {@link ReadLimits} may set to another value. Limits of memory that no one set
 * follow from the heap of this JVM: a file that passes one would end in an {@link OutOfMemoryError}.
 */
public enum ReadLimit {
    /** Tensors of a model and its children: 1 million. */
    TENSORS("tensors", 1_000_000),
    /** Bytes of one tensor: 1 TiB. */
    TENSOR_BYTES("bytes of one tensor", 1L << 40),
    /** Bytes of all tensors that are read or decoded onto the heap: the heap. */
    HEAP_TENSOR_BYTES("bytes of tensors on the heap", Heap.BYTES),
    /** Dimensions of a tensor: 16. */
    RANK("dimensions of a tensor", 16),
    /** Input columns of all states together, for each of which predictors keep numbers: 1 for 64 bytes of heap, at most 10 million. */
    COLUMNS("input columns of all states", Math.min(10_000_000, Heap.BYTES >> 6)),
    /** States, the children of all levels: 1 for 4 KiB of heap, at most 1 million. */
    STATES("states", Math.min(1_000_000, Heap.BYTES >> 12)),
    /** Children inside children: 64. */
    DEPTH("children inside each other", 64),
    /** UTF-8 bytes of a name or text: 1 MiB. */
    TEXT_BYTES("bytes of a text", 1 << 20),
    /** Bytes of everything but tensor elements: a quarter of the heap, at most 256 MiB. */
    MANIFEST_BYTES("bytes of manifest", Math.min(256 << 20, Heap.BYTES >> 2)),
    /** Heap of the objects that a manifest or pickle describes, elements of tensors excepted, estimated generously: half of the heap. */
    OBJECT_BYTES("bytes of objects", Heap.BYTES >> 1),
    /** Verification rows: 10 million. */
    ROWS("verification rows", 10_000_000),
    /** Cells and expected outputs of all verification rows; a row counts as one at least: 1 billion. */
    CELLS("cells of verification rows", 1_000_000_000),
    /** Bytes of elements for one of the file, past the first 64 MiB, where chunks are compressed: 1000. */
    EXPANSION("bytes of elements for one of the file", 1_000),
    /** Values that a pickle may refer back to: 16 million. */
    PICKLE_MEMO_ENTRIES("memo entries of a pickle", 1 << 24),
    /** Values on the stack of a pickle's machine, and marks: 4 million. */
    PICKLE_STACK("values on a pickle's stack", 1 << 22),
    /** Operations of a pickle: 256 million. */
    PICKLE_OPERATIONS("operations of a pickle", 1L << 28),
    /** Bytes of a pickle after decompression: 1 TiB. */
    PICKLE_BYTES("bytes of a pickle", 1L << 40),
    /** Bytes of a pickle after decompression for one before, past the first 64 MiB: 1200. */
    PICKLE_EXPANSION("bytes of a pickle for one of the file", 1_200);

    private final String things;
    private final long defaultValue;

    ReadLimit(String things, long defaultValue) {
        this.things = things;
        this.defaultValue = defaultValue;
    }

    /** Returns what is counted, in the plural, for messages. */
    public String things() {
        return things;
    }

    /** Returns whether the cap that holds where none is set grows with the heap. */
    public boolean followsHeap() {
        return switch (this) {
            case HEAP_TENSOR_BYTES, COLUMNS, STATES, MANIFEST_BYTES, OBJECT_BYTES -> true;
            default -> false;
        };
    }

    /** Returns the cap that holds where none is set. */
    public long defaultValue() {
        return defaultValue;
    }

    /** A class of its own, since an enum's constants are made before its static fields. */
    private static final class Heap {
        static final long BYTES = Runtime.getRuntime().maxMemory();
    }
}
