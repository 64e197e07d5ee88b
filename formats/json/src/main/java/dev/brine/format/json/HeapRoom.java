package dev.brine.format.json;

import dev.brine.format.UnsupportedModelException;
import dev.brine.tensor.ElementType;

/** Counts the bytes of heap that announced tensors need, so that a model which cannot fit is refused before it is read. */
final class HeapRoom {
    /** Names, labels and texts take up to about ten bytes of heap for one of text. */
    private static final int HEAP_BYTES_PER_MANIFEST_BYTE = 16;

    private final String source;
    private final long maxBytes = Runtime.getRuntime().maxMemory();
    private long bytes;

    HeapRoom(String source) {
        this.source = source;
    }

    static long maxManifestBytes() {
        return Runtime.getRuntime().maxMemory() / HEAP_BYTES_PER_MANIFEST_BYTE;
    }

    /** Adds a tensor. */
    void add(ElementType type, long elementCount) throws UnsupportedModelException {
        if (elementCount > (maxBytes - bytes) / type.byteSize()) {
            throw new UnsupportedModelException(
                    "the tensors need more than the %d MiB of heap of this JVM; raise -Xmx if you trust the file"
                            .formatted(maxBytes >> 20),
                    source);
        }
        bytes += elementCount * type.byteSize();
    }
}
