package dev.brine.benchmarks.goals;

import dev.brine.Brine;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.format.WriteOptions;
import dev.brine.kind.EmbeddingTable;
import dev.brine.model.Environment;
import dev.brine.model.Model;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.tensor.ElementType;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.MappedTensor;
import dev.brine.tensor.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Embedding tables of any size, kept in the cache. A table repeats one block of 64 MiB of random numbers: a whole, valid
 * container of that many bytes on the disk, made without as much memory.
 */
final class TableFiles {
    private static final int WIDTH = 64;
    private static final int BLOCK_BYTES = 64 << 20;
    private static final long ROOM_BYTES = 1L << 30;
    private static final int ROWS = 16;
    private static final long SEED = 20_260_101L;

    private final Path cache;
    private final Path work;
    private final Consumer<String> progress;

    TableFiles(Path cache, Path work, Consumer<String> progress) {
        this.cache = cache;
        this.work = work;
        this.progress = progress;
    }

    /**
     * Returns the file of a table of about so many bytes, from the cache or new.
     *
     * @throws NotAvailableException if the disk has no room for it
     */
    Path table(long bytes) throws IOException, NotAvailableException {
        Path file = cache.resolve("goal-table-%d.brine".formatted(bytes));
        if (Files.exists(file)) {
            return file;
        }
        Files.createDirectories(cache);
        long usable = Files.getFileStore(cache).getUsableSpace();
        if (usable < bytes + ROOM_BYTES) {
            throw new NotAvailableException("%,d bytes are free in '%s', a table takes %,d and a margin of %,d"
                    .formatted(usable, cache, bytes, ROOM_BYTES));
        }
        progress.accept("writing a table of %,d bytes once, kept in %s".formatted(bytes, file));
        Brine.save(model(bytes), file, WriteOptions.defaults());
        return file;
    }

    private SavedModel model(long bytes) throws IOException {
        long rows = Math.max(1, bytes / (WIDTH * Float.BYTES));
        Shape shape = Shape.of(rows, WIDTH);
        int blockElements = (int) Math.min(BLOCK_BYTES / Float.BYTES, Long.highestOneBit(shape.elementCount()));
        ByteBuffer block = block(blockElements);
        List<ByteBuffer> windows = new ArrayList<>();
        for (long left = shape.elementCount(); left > 0; left -= blockElements) {
            windows.add(block.slice(0, (int) Math.min(left, blockElements) * Float.BYTES));
        }
        Model table = EmbeddingTable.of(
                MappedTensor.of(ElementType.F32, shape, windows, blockElements, new MappedRegion("table")));
        double[] indices =
                new SplittableRandom(SEED).longs(ROWS, 0, rows).asDoubleStream().toArray();
        return new SavedModel(table.state(), VerificationSet.predictedBy(table, indices), Environment.current());
    }

    private ByteBuffer block(int elements) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(elements * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < elements; i++) {
            bytes.putFloat((float) (2 * random.nextDouble() - 1));
        }
        Path file = work.resolve("block.tmp");
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE)) {
            for (bytes.flip(); bytes.hasRemaining(); ) {
                channel.write(bytes);
            }
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes.capacity());
        }
    }
}
