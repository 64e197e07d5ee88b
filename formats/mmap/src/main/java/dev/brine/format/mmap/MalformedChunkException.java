package dev.brine.format.mmap;

/** A chunk's bytes are not what its codec writes. Whoever knows source and offset makes a CorruptModelException of it. */
final class MalformedChunkException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedChunkException(String message) {
        super(message);
    }

    MalformedChunkException(String message, Throwable cause) {
        super(message, cause);
    }
}
