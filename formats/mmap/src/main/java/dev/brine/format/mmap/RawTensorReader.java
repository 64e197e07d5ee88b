package dev.brine.format.mmap;

import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.LazyTensor;
import dev.brine.tensor.MappedRegion;
import dev.brine.tensor.TensorFiller;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads raw tensors to the heap, every chunk checked on the way, on as many threads as pay. Memory beside the tensors: a
 * buffer for each thread.
 */
final class RawTensorReader {
    /** Bytes that a thread takes at once: enough to start it, little enough that all end together. */
    private static final int TASK_BYTES = 1 << 20;

    /** Least bytes for several threads: less is read before a second one has started. */
    private static final long PARALLEL_BYTES = 8 << 20;

    private final InputFile file;
    private final long dataEnd;
    private final int threads;

    RawTensorReader(InputFile file, long dataEnd, int threads) {
        this.file = file;
        this.dataEnd = dataEnd;
        this.threads = threads;
    }

    /** Returns tensors on the heap; the calling thread works too. */
    List<HeapTensor> read(List<RawTensor> tensors) throws IOException {
        return read(tensors, ParallelTasks::run);
    }

    /** Returns a tensor that is read at its first touch; an interrupt of that thread does not close the channel. */
    LazyTensor lazy(RawTensor tensor, MappedRegion region) {
        return LazyTensor.of(
                tensor.elementType(),
                tensor.shape(),
                region::ensureOpen,
                () -> read(List.of(tensor), ParallelTasks::runAside).get(0));
    }

    private List<HeapTensor> read(List<RawTensor> tensors, ParallelTasks.Runner runner) throws IOException {
        int wanted = threadCount(tensors);
        TensorFiller[] targets = new TensorFiller[tensors.size()];
        ParallelTasks.run(tensors.size(), wanted, () -> i -> {
            RawTensor tensor = tensors.get(i);
            targets[i] = TensorFiller.of(tensor.elementType(), tensor.shape());
        });
        List<ReadTask> tasks = ReadTask.cut(tensors);
        long spanBytes = spanBytes(tensors);
        runner.run(tasks.size(), wanted, () -> {
            RawChunkReader reader = new RawChunkReader(file, dataEnd, spanBytes);
            return task -> tasks.get(task).read(reader, targets);
        });
        return Arrays.stream(targets).map(TensorFiller::build).toList();
    }

    private static long spanBytes(List<RawTensor> tensors) {
        return tensors.isEmpty()
                ? 0
                : tensors.get(tensors.size() - 1).endOffset() - tensors.get(0).fileOffset();
    }

    private int threadCount(List<RawTensor> tensors) {
        long byteCount = tensors.stream().mapToLong(RawTensor::byteSize).sum();
        return file.isPositional() && byteCount >= PARALLEL_BYTES ? threads : 1;
    }

    /** Chunks that lie one after another and are read by one thread. */
    private static final class ReadTask {
        private final List<Run> runs = new ArrayList<>();

        /** Chunks of one tensor; {@code target} is its place in the list that was cut. */
        private record Run(int target, RawTensor tensor, int firstChunk, int chunkCount) {}

        /** Cuts tensors, in file order, into tasks of about {@link #TASK_BYTES} and at least one chunk. */
        static List<ReadTask> cut(List<RawTensor> tensors) {
            List<ReadTask> tasks = new ArrayList<>();
            ReadTask task = new ReadTask();
            long room = TASK_BYTES;
            for (int i = 0; i < tensors.size(); i++) {
                RawTensor tensor = tensors.get(i);
                for (int chunk = 0; chunk < tensor.chunkCount(); ) {
                    long fitting = Math.max(1, room / tensor.strideBytes());
                    int count = (int) Math.min(fitting, tensor.chunkCount() - chunk);
                    task.runs.add(new Run(i, tensor, chunk, count));
                    chunk += count;
                    room -= count * tensor.strideBytes();
                    if (room <= 0) {
                        tasks.add(task);
                        task = new ReadTask();
                        room = TASK_BYTES;
                    }
                }
            }
            if (!task.runs.isEmpty()) {
                tasks.add(task);
            }
            return tasks;
        }

        void read(RawChunkReader reader, TensorFiller[] targets) throws IOException {
            for (Run run : runs) {
                for (int chunk = run.firstChunk; chunk < run.firstChunk + run.chunkCount; chunk++) {
                    reader.read(run.tensor, chunk, targets[run.target]);
                }
            }
        }
    }
}
