package dev.brine.tensor;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The life of an open model file: open until it is closed, once. Tensors that lie in it refuse every later read, so that
 * a closed model is an {@link IllegalStateException} and never a crash.
 *
 * <p><b>Unmapping.</b> Close drops every reference to the mappings that the tensors and this hold, also where the caller
 * keeps the model; the garbage collector unmaps. Mapped memory does not make the collector run, so {@link #map} asks for
 * a collection where more than 6 closed mappings of 16 MiB and more are still there: models can be swapped for ever
 * without their address space or the pages of deleted files piling up.
 */
public final class MappedRegion implements AutoCloseable {
    private final String name;
    private final List<MappedByteBuffer> mappings = new ArrayList<>();
    private final List<MappedTensor> tensors = new ArrayList<>();
    private volatile boolean closed;

    /** Opens a region; the name of its file goes into messages. */
    public MappedRegion(String name) {
        this.name = name;
    }

    /**
     * Maps a part of a file for as long as this is open.
     *
     * <p><b>Cost.</b> A system call, and once for 7 closed mappings of 16 MiB and more a full garbage collection, which
     * takes as long as one does in this process; then a tenth of a second is waited for it at most.
     *
     * @throws IOException if the operating system refuses
     */
    public MappedByteBuffer map(FileChannel channel, long offset, long byteCount) throws IOException {
        ensureOpen();
        StaleMappings.shared().makeRoom();
        MappedByteBuffer mapping = channel.map(FileChannel.MapMode.READ_ONLY, offset, byteCount);
        synchronized (this) {
            mappings.add(mapping);
        }
        return mapping;
    }

    /**
     * Starts to touch every page that was mapped, in order, in a background thread that ends at the last page or soon
     * after close. Nothing waits for it, and no error of it shows.
     */
    public void prefetch() {
        List<MappedByteBuffer> mapped;
        synchronized (this) {
            mapped = List.copyOf(mappings);
        }
        Thread thread = new Thread(() -> touch(mapped), "brine-prefetch " + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void touch(List<MappedByteBuffer> mapped) {
        for (MappedByteBuffer mapping : mapped) {
            Prefetch.touch(mapping, () -> closed);
        }
    }

    /** Remembers a tensor whose windows are dropped at close. */
    synchronized void add(MappedTensor tensor) {
        tensors.add(tensor);
    }

    /**
     * Returns at once while the region is open.
     *
     * @throws IllegalStateException if it was closed
     */
    public void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("model file '%s' is closed".formatted(name));
        }
    }

    /** Closes the region; a second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        tensors.forEach(MappedTensor::dropWindows);
        tensors.clear();
        mappings.forEach(StaleMappings.shared()::add);
        mappings.clear();
    }
}
