package dev.brine.format.sklearn.pickle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Bytes in arrays of {@link #CHUNK_BYTES}, the last one shorter. */
final class HeapStore implements ByteStore {
    static final int CHUNK_BYTES = 1 << 22;

    private final List<byte[]> chunks = new ArrayList<>();
    private long byteSize;

    /** Returns a store over one array, shared, of any length. */
    static ByteStore of(byte[] bytes) {
        HeapStore store = new HeapStore();
        for (int start = 0; start < bytes.length; start += CHUNK_BYTES) {
            boolean isWhole = bytes.length <= CHUNK_BYTES;
            store.add(isWhole ? bytes : Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + CHUNK_BYTES)));
        }
        return store;
    }

    /** Appends an array, shared; every one before it was full. */
    void add(byte[] chunk) {
        chunks.add(chunk);
        byteSize += chunk.length;
    }

    @Override
    public long byteSize() {
        return byteSize;
    }

    @Override
    public void read(long position, byte[] target, int offset, int count) {
        Objects.checkFromIndexSize(position, (long) count, byteSize);
        int done = 0;
        while (done < count) {
            byte[] chunk = chunks.get((int) ((position + done) / CHUNK_BYTES));
            int at = (int) ((position + done) % CHUNK_BYTES);
            int step = Math.min(count - done, chunk.length - at);
            System.arraycopy(chunk, at, target, offset + done, step);
            done += step;
        }
    }

    @Override
    public Window window(long position, int count) {
        Objects.checkFromIndexSize(position, (long) count, byteSize);
        if (count == 0) {
            return new Window(new byte[0], 0, position, position);
        }
        int index = (int) (position / CHUNK_BYTES);
        long start = (long) index * CHUNK_BYTES;
        byte[] chunk = chunks.get(index);
        if (position + count <= start + chunk.length) {
            return new Window(chunk, 0, start, start + chunk.length);
        }
        byte[] across = new byte[count];
        read(position, across, 0, count);
        return new Window(across, 0, position, position + count);
    }
}
