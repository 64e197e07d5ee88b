package dev.brine.benchmarks.jmh;

import dev.brine.model.ModelState;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The floor of saving and loading: the same heap arrays through a 1 MiB direct buffer into a new file and back into fresh
 * arrays; no checksum, no force, no header. Nothing of Brine runs while it is measured.
 */
public final class RawArrays {
    private static final int BUFFER_BYTES = 1 << 20;

    private final List<Object> arrays;

    private RawArrays(List<Object> arrays) {
        this.arrays = arrays;
    }

    /** Collects the arrays of the stored tensors of a state and its children, in the order in which formats store them. */
    public static RawArrays of(ModelState state) {
        List<Object> arrays = new ArrayList<>();
        collect(state, arrays);
        return new RawArrays(arrays);
    }

    private static void collect(ModelState state, List<Object> arrays) {
        state.ungroupedTensors().values().forEach(tensor -> collect(tensor, arrays));
        state.groups()
                .values()
                .forEach(group -> group.records()
                        .ifPresentOrElse(
                                records -> collect(records, arrays),
                                () -> group.columns().values().forEach(column -> collect(column, arrays))));
        state.children().values().forEach(child -> collect(child, arrays));
    }

    private static void collect(Tensor tensor, List<Object> arrays) {
        HeapTensor heap = HeapTensor.copyOf(tensor);
        for (int i = 0; i < heap.chunkCount(); i++) {
            arrays.add(heap.chunk(i));
        }
    }

    Object array(int index) {
        return arrays.get(index);
    }

    /** Writes the arrays one after another, little-endian, into a new file. */
    public void write(Path path) throws IOException {
        ByteBuffer buffer = newBuffer();
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Object array : arrays) {
                int length = Array.getLength(array);
                for (int done = 0; done < length; ) {
                    done += fill(buffer.clear(), array, done, length);
                    while (buffer.hasRemaining()) {
                        channel.write(buffer);
                    }
                }
            }
        }
    }

    /** Puts elements from {@code done} on into the buffer, leaves it ready to be written, and returns how many. */
    private static int fill(ByteBuffer buffer, Object array, int done, int length) {
        int width = width(array);
        int count = Math.min(length - done, BUFFER_BYTES / width);
        if (array instanceof long[] longs) {
            buffer.asLongBuffer().put(longs, done, count);
        } else if (array instanceof double[] doubles) {
            buffer.asDoubleBuffer().put(doubles, done, count);
        } else if (array instanceof float[] floats) {
            buffer.asFloatBuffer().put(floats, done, count);
        } else if (array instanceof int[] ints) {
            buffer.asIntBuffer().put(ints, done, count);
        } else if (array instanceof byte[] bytes) {
            buffer.put(bytes, done, count);
        } else {
            throw new IllegalStateException("no floor for " + array.getClass().getSimpleName());
        }
        buffer.position(0).limit(count * width);
        return count;
    }

    /** Reads a file that {@link #write} wrote into fresh arrays. */
    public Object[] read(Path path) throws IOException {
        ByteBuffer buffer = newBuffer();
        Object[] fresh = new Object[arrays.size()];
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            for (int i = 0; i < fresh.length; i++) {
                int length = Array.getLength(arrays.get(i));
                fresh[i] = Array.newInstance(arrays.get(i).getClass().getComponentType(), length);
                for (int done = 0; done < length; ) {
                    int count = Math.min(length - done, BUFFER_BYTES / width(fresh[i]));
                    buffer.clear().limit(count * width(fresh[i]));
                    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
                    take(buffer.flip(), fresh[i], done, count);
                    done += count;
                }
            }
        }
        return fresh;
    }

    /** Returns whether a file holds exactly these arrays. */
    boolean areIn(Path path) throws IOException {
        long byteSize = 0;
        for (Object array : arrays) {
            byteSize += (long) Array.getLength(array) * width(array);
        }
        return Files.size(path) == byteSize && Arrays.deepEquals(arrays.toArray(), read(path));
    }

    private static void take(ByteBuffer buffer, Object array, int done, int count) {
        if (array instanceof long[] longs) {
            buffer.asLongBuffer().get(longs, done, count);
        } else if (array instanceof double[] doubles) {
            buffer.asDoubleBuffer().get(doubles, done, count);
        } else if (array instanceof float[] floats) {
            buffer.asFloatBuffer().get(floats, done, count);
        } else if (array instanceof byte[] bytes) {
            buffer.get(bytes, done, count);
        } else {
            buffer.asIntBuffer().get((int[]) array, done, count);
        }
    }

    private static int width(Object array) {
        if (array instanceof byte[]) {
            return Byte.BYTES;
        }
        return array instanceof long[] || array instanceof double[] ? Long.BYTES : Integer.BYTES;
    }

    private static ByteBuffer newBuffer() {
        return ByteBuffer.allocateDirect(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }
}
