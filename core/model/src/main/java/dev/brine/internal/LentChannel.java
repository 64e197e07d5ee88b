package dev.brine.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Reads an open file from a position of its own; closing it leaves the file open. For files that may not be opened a second
 * time, since on POSIX systems closing that channel would give up the lock of the first.
 */
final class LentChannel extends FileChannel {
    private final FileChannel lender;
    private long position;

    LentChannel(FileChannel lender) {
        this.lender = lender;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = lender.read(target, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        long sum = 0;
        for (int i = offset; i < offset + length; i++) {
            int count = read(targets[i]);
            if (count < 0 || targets[i].hasRemaining()) {
                return sum == 0 ? count : sum + Math.max(0, count);
            }
            sum += count;
        }
        return sum;
    }

    @Override
    public int read(ByteBuffer target, long from) throws IOException {
        return lender.read(target, from);
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        return lender.size();
    }

    @Override
    public long transferTo(long from, long count, WritableByteChannel target) throws IOException {
        return lender.transferTo(from, count, target);
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long from, long size) throws IOException {
        if (mode != MapMode.READ_ONLY) {
            throw new NonWritableChannelException();
        }
        return lender.map(mode, from, size);
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer source, long to) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long to, long count) {
        throw new NonWritableChannelException();
    }

    @Override
    public void force(boolean metaData) {}

    @Override
    public FileLock lock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException("the lender has the lock");
    }

    @Override
    public FileLock tryLock(long from, long size, boolean shared) {
        throw new UnsupportedOperationException("the lender has the lock");
    }

    @Override
    protected void implCloseChannel() {}
}
