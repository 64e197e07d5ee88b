package dev.brine.format.mmap;

/** Refusal of bytes that no codec writes; {@link ChunkDecoder} makes a CorruptModelException with source and offset of it. */
final class MalformedChunkException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedChunkException(String message) {
        super(message);
    }

    MalformedChunkException(String message, Throwable cause) {
        super(message, cause);
    }
}
