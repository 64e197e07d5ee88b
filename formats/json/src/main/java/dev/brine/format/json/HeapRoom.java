package dev.brine.format.json;

import dev.brine.error.UnsupportedModelException;
import dev.brine.tensor.ElementType;
import org.jspecify.annotations.Nullable;

/** Counts the bytes of heap that announced tensors need, so that a model which cannot fit is refused before it is read. */
final class HeapRoom {
    /** Names, labels and texts take up to about ten bytes of heap for one of text. */
    private static final int HEAP_BYTES_PER_MANIFEST_BYTE = 16;

    private final String source;
    private final long maxBytes;
    private long bytes;

    HeapRoom(String source) {
        this(source, Runtime.getRuntime().maxMemory());
    }

    HeapRoom(String source, long maxBytes) {
        this.source = source;
        this.maxBytes = maxBytes;
    }

    static long maxManifestBytes() {
        return Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_MANIFEST_BYTE;
    }

    /** Adds a tensor, which while it grows takes its own bytes and those of the smaller array that it grew out of. */
    void add(ElementType type, long elementCount) throws UnsupportedModelException {
        if (elementCount > maxBytes / type.byteSize()) {
            throw full(null);
        }
        long lastChunkElements = Math.min(elementCount, type.maxChunkElements());
        long outgrownElements = Long.highestOneBit(Math.max(0, lastChunkElements - 1));
        long growingBytes = (elementCount + outgrownElements) * type.byteSize();
        if (growingBytes > maxBytes - bytes) {
            throw full(null);
        }
        bytes += elementCount * type.byteSize();
    }

    /** Returns what to throw where the tensors turn out not to fit. */
    UnsupportedModelException full(@Nullable OutOfMemoryError cause) {
        return new UnsupportedModelException(
                "the tensors need more than the %d MiB of heap of this JVM; raise -Xmx if you trust the file"
                        .formatted(maxBytes >> 20),
                source,
                cause);
    }
}
