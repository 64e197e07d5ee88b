package dev.brine.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tensors of equal length that belong together, one element of each for every record, such as the nodes of a forest.
 *
 * <p><b>Shape and layout.</b> Every column has shape {@code [recordCount]}. INTERLEAVED records are whole 64-bit words:
 * the columns follow each other in declared order, little-endian, each aligned to its own width, without a gap.
 */
public final class TensorGroup {
    /** How the columns lie. The layout is storage: it changes neither content nor digest. */
    public enum Layout {
        /** Fixed-size records, the columns side by side in each; what walks from record to record reads one place. */
        INTERLEAVED,
        /** One tensor for each column; what compresses well. */
        COLUMNAR
    }

    /** The name and element type of one column. */
    public record Column(String name, ElementType elementType) {
        /** As a record's own, but written out: opening a model compares columns, and a JVM links a record's own for 20 ms. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Column column && name.equals(column.name) && elementType == column.elementType;
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + elementType.hashCode();
        }
    }

    private final Layout layout;
    private final Map<String, Tensor> columns;
    private final Optional<Tensor> records;
    private final long recordCount;

    private TensorGroup(Layout layout, Map<String, Tensor> columns, Optional<Tensor> records, long recordCount) {
        this.layout = layout;
        this.columns = Collections.unmodifiableMap(columns);
        this.records = records;
        this.recordCount = recordCount;
    }

    /**
     * Returns a group over existing records, without a copy.
     *
     * @param records I64 words of shape {@code [recordCount, wordsPerRecord]}
     * @throws IllegalArgumentException if the columns do not fill the record exactly
     */
    public static TensorGroup interleaved(List<Column> columns, Tensor records) {
        if (records.elementType() != ElementType.I64 || records.shape().rank() != 2) {
            throw new IllegalArgumentException(
                    "records are %s %s, expected I64 of rank 2".formatted(records.elementType(), records.shape()));
        }
        long recordBytes = recordBytes(columns);
        if (records.shape().dimension(1) * Long.BYTES != recordBytes) {
            throw new IllegalArgumentException("columns take %d bytes of records of %d bytes"
                    .formatted(recordBytes, records.shape().dimension(1) * Long.BYTES));
        }
        Map<String, Tensor> views = new LinkedHashMap<>();
        int byteOffset = 0;
        for (Column column : columns) {
            views.put(column.name(), new ColumnTensor(column.elementType(), records, byteOffset));
            byteOffset += column.elementType().byteSize();
        }
        if (views.size() != columns.size()) {
            throw new IllegalArgumentException("two columns share a name in %s".formatted(columns));
        }
        return new TensorGroup(
                Layout.INTERLEAVED, views, Optional.of(records), records.shape().dimension(0));
    }

    /**
     * Returns a group of separate tensors.
     *
     * @throws IllegalArgumentException if a column is not a vector or their lengths differ
     */
    public static TensorGroup columnar(Map<String, Tensor> columns) {
        long recordCount = -1;
        for (Map.Entry<String, Tensor> column : columns.entrySet()) {
            Shape shape = column.getValue().shape();
            if (shape.rank() != 1 || (recordCount >= 0 && shape.dimension(0) != recordCount)) {
                throw new IllegalArgumentException("column '%s' has shape %s, expected [%s]"
                        .formatted(column.getKey(), shape, recordCount < 0 ? "n" : Long.toString(recordCount)));
            }
            recordCount = shape.dimension(0);
        }
        if (recordCount < 0) {
            throw new IllegalArgumentException("a group needs at least one column");
        }
        return new TensorGroup(Layout.COLUMNAR, new LinkedHashMap<>(columns), Optional.empty(), recordCount);
    }

    /**
     * Returns the bytes of one interleaved record of the columns.
     *
     * @throws IllegalArgumentException if a column is not aligned to its width or the record is not whole 64-bit words
     */
    public static long recordBytes(List<Column> columns) {
        long byteOffset = 0;
        for (Column column : columns) {
            if (byteOffset % column.elementType().byteSize() != 0) {
                throw new IllegalArgumentException("column '%s' starts at byte %d of the record, not a multiple of %d"
                        .formatted(
                                column.name(), byteOffset, column.elementType().byteSize()));
            }
            byteOffset += column.elementType().byteSize();
        }
        if (byteOffset == 0 || byteOffset % Long.BYTES != 0) {
            throw new IllegalArgumentException(
                    "record of %d bytes, expected a positive multiple of %d".formatted(byteOffset, Long.BYTES));
        }
        return byteOffset;
    }

    /** Returns the same content in the given layout: this group, or a copy on the heap. */
    public TensorGroup withLayout(Layout wanted) {
        if (wanted == layout) {
            return this;
        }
        return wanted == Layout.INTERLEAVED ? packed() : unpacked();
    }

    private TensorGroup unpacked() {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        columns.forEach((name, column) -> copies.put(name, HeapTensor.copyOf(column)));
        return columnar(copies);
    }

    private TensorGroup packed() {
        List<Column> described = describeColumns();
        Shape shape = Shape.of(recordCount, recordBytes(described) / Long.BYTES);
        TensorBuilder builder = TensorBuilder.exact(ElementType.I64, shape);
        List<Tensor> sources = List.copyOf(columns.values());
        for (long record = 0; record < recordCount; record++) {
            long word = 0;
            int shift = 0;
            for (Tensor source : sources) {
                word |= source.bits(record) << shift;
                shift += source.elementType().byteSize() * Byte.SIZE;
                if (shift == Long.SIZE) {
                    builder.putBits(word);
                    word = 0;
                    shift = 0;
                }
            }
        }
        return interleaved(described, builder.build());
    }

    /** Returns the names and types of the columns, in order. */
    public List<Column> describeColumns() {
        List<Column> described = new ArrayList<>();
        columns.forEach((name, column) -> described.add(new Column(name, column.elementType())));
        return described;
    }

    /** Returns how the columns lie. */
    public Layout layout() {
        return layout;
    }

    /** Returns the columns by name, in order; of interleaved records they are strided views. */
    public Map<String, Tensor> columns() {
        return columns;
    }

    /** Returns the records as I64 words of shape {@code [recordCount, wordsPerRecord]}; empty if COLUMNAR. */
    public Optional<Tensor> records() {
        return records;
    }

    /** Returns the length of every column. */
    public long recordCount() {
        return recordCount;
    }
}
