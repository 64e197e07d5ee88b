package dev.brine;

import dev.brine.internal.UninterruptibleJoin;
import dev.brine.manifest.StateDigest;
import dev.brine.model.ModelState;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Computes a state's digest in a thread of its own, while the state is written and the file is read back. */
final class DigestTask implements AutoCloseable {
    private final FutureTask<String> digest;
    private final Thread thread;

    private DigestTask(FutureTask<String> digest) {
        this.digest = digest;
        this.thread = new Thread(digest, "brine-digest");
    }

    /** Starts; the state's file must stay open until this is closed. */
    static DigestTask start(ModelState state) {
        DigestTask task = new DigestTask(new FutureTask<>(() -> StateDigest.of(state)));
        task.thread.setDaemon(true);
        task.thread.start();
        return task;
    }

    /** Waits for the digest and returns it as 64 hexadecimal digits. */
    String hexadecimal() throws IOException {
        try {
            return digest.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while a digest was computed").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IOException(e.getCause());
        }
    }

    /** Waits until the state is not read any more. */
    @Override
    public void close() {
        UninterruptibleJoin.of(List.of(thread));
    }
}
