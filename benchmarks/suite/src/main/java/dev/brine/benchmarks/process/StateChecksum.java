package dev.brine.benchmarks.process;

import dev.brine.model.ModelState;
import dev.brine.tensor.Tensor;
import dev.brine.tensor.TensorGroup;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC32C over every element of every tensor of a state and its children: the cheapest way to touch them all. */
public final class StateChecksum {
    private static final int BUFFER_BYTES = 1 << 16;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final CRC32C crc = new CRC32C();

    private StateChecksum() {}

    /** Returns the checksum. */
    public static long of(ModelState state) {
        StateChecksum checksum = new StateChecksum();
        checksum.add(state);
        return checksum.crc.getValue();
    }

    private void add(ModelState state) {
        for (Tensor tensor : state.ungroupedTensors().values()) {
            add(tensor);
        }
        for (TensorGroup group : state.groups().values()) {
            if (group.records().isPresent()) {
                add(group.records().get());
            } else {
                for (Tensor column : group.columns().values()) {
                    add(column);
                }
            }
        }
        for (ModelState child : state.children().values()) {
            add(child);
        }
    }

    private void add(Tensor tensor) {
        long step = BUFFER_BYTES / tensor.elementType().byteSize();
        for (long first = 0; first < tensor.elementCount(); first += step) {
            tensor.copyTo(first, buffer.clear());
            crc.update(buffer.flip());
        }
    }
}
