package dev.brine.format.mmap;

import dev.brine.manifest.StoredPart;
import dev.brine.tensor.Tensor;
import java.nio.ByteBuffer;

/** The elements of a tensor, seen as rows of columns. */
record TensorRows(Tensor tensor, RowLayout layout) {

    static TensorRows of(StoredPart part) {
        return new TensorRows(part.tensor(), new RowLayout(part.columnWidths()));
    }

    long rowCount() {
        return tensor.byteSize() / layout.rowBytes();
    }

    /** Copies rows to the start of {@code target}. */
    void read(long firstRow, int rowCount, byte[] target) {
        int rowElements = layout.rowBytes() / tensor.elementType().byteSize();
        tensor.copyTo(firstRow * rowElements, ByteBuffer.wrap(target, 0, rowCount * layout.rowBytes()));
    }
}
