package dev.brine.format.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Keeps what is written to it in memory, and fails as a full disk does. A write may take fewer bytes than it is given,
 * as a channel is free to do.
 */
public final class FailingChannel implements WritableByteChannel {
    private final long failingWrite;
    private final int maxBytesPerWrite;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long writes;
    private boolean closed;

    private FailingChannel(long failingWrite, int maxBytesPerWrite) {
        this.failingWrite = failingWrite;
        this.maxBytesPerWrite = maxBytesPerWrite;
    }

    /** Returns a channel whose n-th write fails, counted from 1, and each after it. */
    public static FailingChannel atWrite(long n) {
        return new FailingChannel(n, Integer.MAX_VALUE);
    }

    /** Returns a channel that never fails and takes at most so many bytes with each write. */
    public static FailingChannel takingAtMost(int maxBytesPerWrite) {
        return new FailingChannel(Long.MAX_VALUE, maxBytesPerWrite);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        writes++;
        if (writes >= failingWrite) {
            throw new IOException("no space left on device (injected at write %d)".formatted(writes));
        }
        byte[] taken = new byte[Math.min(maxBytesPerWrite, source.remaining())];
        source.get(taken);
        bytes.writeBytes(taken);
        return taken.length;
    }

    /** Returns how often it was written to. */
    public long writes() {
        return writes;
    }

    /** Returns a copy of what was written. */
    public byte[] toByteArray() {
        return bytes.toByteArray();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }
}
