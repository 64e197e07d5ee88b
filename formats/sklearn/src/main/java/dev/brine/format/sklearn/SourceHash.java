package dev.brine.format.sklearn;

import dev.brine.format.ModelSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Computes a source's SHA-256 in a thread of its own, while the source is read for its content. */
final class SourceHash implements Closeable {
    private static final int BUFFER_BYTES = 1 << 18;

    private final FutureTask<String> task;

    private SourceHash(FutureTask<String> task) {
        this.task = task;
    }

    static SourceHash start(ModelSource source) {
        FutureTask<String> task = new FutureTask<>(() -> hash(source));
        Thread thread = new Thread(task, "brine-source-hash");
        thread.setDaemon(true);
        thread.start();
        return new SourceHash(task);
    }

    /** Waits for the hash and returns it as 64 hexadecimal digits. */
    String hexadecimal() throws IOException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException | CancellationException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the source's SHA-256 was computed", e);
        }
    }

    private static String hash(ModelSource source) throws IOException {
        MessageDigest sha256 = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try (SeekableByteChannel channel = source.open()) {
            while (channel.read(buffer) >= 0 && !Thread.currentThread().isInterrupted()) {
                sha256.update(buffer.flip());
                buffer.clear();
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Ends the computation of a hash that nobody waits for any more. */
    @Override
    public void close() {
        task.cancel(true);
    }
}
