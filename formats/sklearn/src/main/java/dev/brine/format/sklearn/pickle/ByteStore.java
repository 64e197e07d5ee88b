package dev.brine.format.sklearn.pickle;

import java.io.IOException;

/** Bytes that lie in arrays or in a file. For one thread. */
interface ByteStore {
    long byteSize();

    /**
     * Copies bytes.
     *
     * @throws IndexOutOfBoundsException if they do not lie in this store or do not fit into the target
     */
    void read(long position, byte[] target, int offset, int count) throws IOException;

    /**
     * Returns an array that holds at least the {@code count} bytes at a position, 8 at most; valid until the next call for
     * any store of the same file.
     *
     * @throws IndexOutOfBoundsException if the bytes do not lie in this store
     */
    Window window(long position, int count) throws IOException;

    /** A piece of a store: the bytes at positions {@code start} to {@code end}, the first at {@code offset} of the array. */
    final class Window {
        private final byte[] bytes;
        private final int offset;
        private final long start;
        private final long end;

        Window(byte[] bytes, int offset, long start, long end) {
            this.bytes = bytes;
            this.offset = offset;
            this.start = start;
            this.end = end;
        }

        /** Returns the array, shared. */
        byte[] bytes() {
            return bytes;
        }

        /** Returns this window with positions that count from another one. */
        Window shifted(long origin) {
            return new Window(bytes, offset, start - origin, end - origin);
        }

        boolean holds(long position, int count) {
            return position >= start && position <= end - count;
        }

        /** Returns how many elements lie whole in this window from a position in it on; the step is not negative. */
        long count(long position, int byteSize, long step) {
            return step == 0 ? Integer.MAX_VALUE : (end - byteSize - position) / step + 1;
        }

        int at(long position) {
            return offset + (int) (position - start);
        }
    }
}
