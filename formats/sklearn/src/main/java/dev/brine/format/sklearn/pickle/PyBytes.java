package dev.brine.format.sklearn.pickle;

import java.io.IOException;

/** Bytes or a bytearray. Equal only to itself. */
public final class PyBytes {
    private final ByteStore store;

    PyBytes(ByteStore store) {
        this.store = store;
    }

    /** Returns bytes over an array, shared. */
    public static PyBytes of(byte[] bytes) {
        return new PyBytes(HeapStore.of(bytes));
    }

    ByteStore store() {
        return store;
    }

    /** Returns how many there are. */
    public long byteSize() {
        return store.byteSize();
    }

    /**
     * Copies bytes.
     *
     * @throws IndexOutOfBoundsException if they do not lie in these bytes or do not fit
     * @throws IOException if the file that they lie in cannot be read
     */
    public void read(long position, byte[] target, int offset, int count) throws IOException {
        store.read(position, target, offset, count);
    }

    @Override
    public String toString() {
        return store.byteSize() + " bytes";
    }
}
