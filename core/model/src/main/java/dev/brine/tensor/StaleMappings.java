package dev.brine.tensor;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.MappedByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * The closed mappings that the collector has not unmapped yet. Their number is kept small by asking for a collection,
 * as {@link java.nio.channels.FileChannel#map} itself does where it finds no more room.
 */
final class StaleMappings {
    /** Smaller ones are left to the collector: they hold little, and a collection costs more than they do. */
    static final long COUNTED_BYTES = 16 << 20;

    /**
     * A collection is asked for beyond this. The virtual machine may report a mapping before it unmaps it, but unmaps all
     * of a collection before it reports one of the next: what is mapped stays within twice this and two.
     */
    static final int MAX_STALE = 6;

    private static final int MAX_REQUESTS = 2;
    private static final long WAIT_MILLIS = 100;

    private static final StaleMappings SHARED = new StaleMappings();

    private final ReferenceQueue<MappedByteBuffer> unmapped = new ReferenceQueue<>();
    private final Set<Reference<MappedByteBuffer>> stale = new HashSet<>();
    private int allowed = MAX_STALE;

    static StaleMappings shared() {
        return SHARED;
    }

    /** Counts a mapping that was closed, until it is collected. */
    synchronized void add(MappedByteBuffer mapping) {
        if (mapping.capacity() >= COUNTED_BYTES) {
            stale.add(new PhantomReference<>(mapping, unmapped));
        }
    }

    /** Returns how many closed mappings are still there. */
    synchronized int count() {
        removeUnmapped();
        return stale.size();
    }

    /**
     * Returns once few mappings are stale, or collections do not help, as with {@code -XX:+DisableExplicitGC}: then twice
     * as many may pile up before the next try.
     */
    synchronized void makeRoom() {
        if (count() <= allowed) {
            return;
        }
        for (int request = 0; request < MAX_REQUESTS && stale.size() > MAX_STALE; request++) {
            System.gc();
            while (!stale.isEmpty() && awaitOne()) {
                removeUnmapped();
            }
        }
        allowed = stale.size() > MAX_STALE ? 2 * stale.size() : MAX_STALE;
    }

    /** Returns false where none is reported for a while: those left are still in use, or the collector does not run. */
    private boolean awaitOne() {
        try {
            Reference<?> reference = unmapped.remove(WAIT_MILLIS);
            return reference != null && stale.remove(reference);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void removeUnmapped() {
        for (Reference<?> reference = unmapped.poll(); reference != null; reference = unmapped.poll()) {
            stale.remove(reference);
        }
    }
}
