package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.corpus.Corpus;
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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An embedding table of any size that repeats one block of 64 MiB of random numbers: its file is a whole, valid container of
 * that many bytes, made without as much memory.
 */
final class RepeatedTable {
    private static final int WIDTH = 64;
    private static final int BLOCK_BYTES = 64 << 20;
    private static final int ROWS = 16;
    private static final long SEED = 20_260_101L;

    private RepeatedTable() {}

    /**
     * Makes a table of about so many bytes.
     *
     * @param work folder of the block's file, which is gone as soon as nothing maps it
     */
    static Corpus make(String name, long bytes, Path work) throws IOException {
        long rows = Math.max(1, bytes / (WIDTH * Float.BYTES));
        Shape shape = Shape.of(rows, WIDTH);
        int blockElements = (int) Math.min(BLOCK_BYTES / Float.BYTES, Long.highestOneBit(shape.elementCount()));
        ByteBuffer block = block(blockElements, work);
        List<ByteBuffer> windows = new ArrayList<>();
        for (long left = shape.elementCount(); left > 0; left -= blockElements) {
            windows.add(block.slice(0, (int) Math.min(left, blockElements) * Float.BYTES));
        }
        Model table = EmbeddingTable.of(
                MappedTensor.of(ElementType.F32, shape, windows, blockElements, new MappedRegion("table")));
        double[] indices =
                new SplittableRandom(SEED).longs(ROWS, 0, rows).asDoubleStream().toArray();
        SavedModel saved =
                new SavedModel(table.state(), VerificationSet.predictedBy(table, indices), Environment.current());
        return new Corpus(name, "embedding table of %d x %d, float32, repeated".formatted(rows, WIDTH), false, saved);
    }

    private static ByteBuffer block(int elements, Path work) throws IOException {
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
