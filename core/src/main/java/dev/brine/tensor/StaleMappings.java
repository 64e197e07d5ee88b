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

    static final int MAX_STALE = 8;

    private static final int FEW = MAX_STALE / 2;
    private static final int MAX_REQUESTS = 2;
    private static final long WAIT_MILLIS = 100;
    private static final int MAX_WAITS = 5;

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
        for (int request = 0; request < MAX_REQUESTS && stale.size() > FEW; request++) {
            System.gc();
            for (int wait = 0; wait < MAX_WAITS && stale.size() > FEW; wait++) {
                awaitOne();
            }
        }
        allowed = stale.size() > MAX_STALE ? 2 * stale.size() : MAX_STALE;
    }

    private void awaitOne() {
        try {
            Reference<?> reference = unmapped.remove(WAIT_MILLIS);
            if (reference != null) {
                stale.remove(reference);
                removeUnmapped();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void removeUnmapped() {
        for (Reference<?> reference = unmapped.poll(); reference != null; reference = unmapped.poll()) {
            stale.remove(reference);
        }
    }
}
