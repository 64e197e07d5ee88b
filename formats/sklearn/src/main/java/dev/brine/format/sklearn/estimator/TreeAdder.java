package dev.brine.format.sklearn.estimator;

import dev.brine.internal.UninterruptibleJoin;
import dev.brine.kind.tree.TreeEnsembleBuilder;
import dev.brine.kind.tree.TreeNodes;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Adds trees to an ensemble; where they are large, each is packed while the next one is read. */
final class TreeAdder {
    /** The number of nodes from which a thread is started; fewer are read sooner than it starts. */
    private static final long PARALLEL_NODES = 1 << 16;

    private final Fields fields;
    private final TreeEnsembleBuilder builder;
    private final ReadAhead.Part<TreeNodes> trees;

    TreeAdder(Fields fields, TreeEnsembleBuilder builder, ReadAhead.Part<TreeNodes> trees) {
        this.fields = fields;
        this.builder = builder;
        this.trees = trees;
    }

    /**
     * Adds all trees.
     *
     * @param nodeCount nodes of all of them together
     * @param scores to which trees go in turn, 1 where a tree has a value for each
     */
    void addAll(int treeCount, long nodeCount, int scores) throws IOException {
        if (treeCount < 2 || nodeCount < PARALLEL_NODES) {
            for (int i = 0; i < treeCount; i++) {
                int tree = i;
                add(() -> trees.read(tree), i % scores, scores);
            }
            return;
        }
        try (ReadAhead<TreeNodes> ahead = new ReadAhead<>(treeCount, trees)) {
            for (int i = 0; i < treeCount; i++) {
                add(ahead::next, i % scores, scores);
            }
        }
    }

    private void add(Fields.Building<TreeNodes> tree, int score, int scores) throws IOException {
        fields.checked(() -> scores == 1 ? builder.addTree(tree.build()) : builder.addTree(tree.build(), score));
    }

    /**
     * Reads parts one after another in a thread of its own, one ahead of the part that is being worked on: reading a forest and
     * packing it then take the time of one of the two. Only that thread reads until this is closed.
     */
    static final class ReadAhead<T> implements Closeable {
        /** Parts that are there at the same time: one is worked on, one is read. */
        static final int PARTS = 2;

        private final int count;
        private final Part<T> parts;
        private final List<Thread> threads = new ArrayList<>();
        private final ExecutorService executor = Executors.newSingleThreadExecutor(this::thread);
        private final Queue<Future<T>> underWay = new ArrayDeque<>();
        private int submitted;

        /** Reads one part. */
        @FunctionalInterface
        interface Part<T> {
            T read(int index) throws IOException;
        }

        /** Starts to read parts 0 to {@code count - 1}. */
        ReadAhead(int count, Part<T> parts) {
            this.count = count;
            this.parts = parts;
            submitNext();
        }

        private Thread thread(Runnable work) {
            Thread reader = new Thread(work, "brine-read-ahead");
            reader.setDaemon(true);
            threads.add(reader);
            return reader;
        }

        private void submitNext() {
            if (submitted < count) {
                int index = submitted++;
                underWay.add(executor.submit(() -> parts.read(index)));
            }
        }

        /** Returns the next part, and starts to read the one after it; the part before is done with. */
        T next() throws IOException {
            try {
                T part = underWay.remove().get();
                submitNext();
                return part;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted while a file was read").initCause(e);
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }

        private static IOException failure(ExecutionException thrown) {
            if (thrown.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            return thrown.getCause() instanceof IOException io ? io : new IOException(thrown);
        }

        /** Waits for the part that is being read, a tree at most: an interrupt would close the file for the caller too. */
        @Override
        public void close() {
            executor.shutdown();
            UninterruptibleJoin.of(threads);
        }
    }
}
