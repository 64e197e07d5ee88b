package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.BareForest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The floor of opening: {@link FileChannel#map} of the raw arrays of a forest, walked without a check. */
record BareMap(BareForest forest, ByteBuffer file) {
    static BareMap of(BareForest forest, Path raw) throws IOException {
        try (FileChannel channel = FileChannel.open(raw, StandardOpenOption.READ)) {
            ByteBuffer file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            return new BareMap(forest, file.order(ByteOrder.LITTLE_ENDIAN));
        }
    }

    double predict(double[] row) {
        return forest.predict(file, row, 0);
    }
}
