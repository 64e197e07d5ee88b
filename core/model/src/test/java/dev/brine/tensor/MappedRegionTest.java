package dev.brine.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappedRegionTest {
    @TempDir
    Path folder;

    private FileChannel sparse(long byteCount) throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("sparse"),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.SPARSE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        channel.write(ByteBuffer.allocate(1), byteCount - 1);
        return channel;
    }

    @Test
    void closedMappingsDoNotPileUp() throws IOException {
        List<MappedTensor> kept = new ArrayList<>();
        int most = 0;
        try (FileChannel channel = sparse(StaleMappings.COUNTED_BYTES)) {
            for (int i = 0; i < 50; i++) {
                try (MappedRegion region = new MappedRegion("swapped.model")) {
                    MappedByteBuffer mapping = region.map(channel, 0, StaleMappings.COUNTED_BYTES);
                    MappedTensor tensor = MappedTensor.of(
                            ElementType.I64,
                            Shape.of(mapping.capacity() / 8),
                            List.of(mapping),
                            mapping.capacity() / 8,
                            region);
                    assertThat(tensor.bits(1)).isZero();
                    kept.add(tensor);
                }
                most = Math.max(most, StaleMappings.shared().count());
            }
        }
        assertThat(most)
                .as("closed mappings still there, their tensors kept")
                .isBetween(1, StaleMappings.MAX_STALE + 1);
        assertThatThrownBy(() -> kept.get(49).bits(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void smallMappingsAreLeftToTheCollector() throws IOException {
        int before = StaleMappings.shared().count();
        try (FileChannel channel = sparse(1 << 20)) {
            for (int i = 0; i < 20; i++) {
                try (MappedRegion region = new MappedRegion("small.model")) {
                    region.map(channel, 0, 1 << 20);
                }
            }
        }
        assertThat(StaleMappings.shared().count()).isLessThanOrEqualTo(before);
    }

    @Test
    void aClosedRegionMapsNothing() throws IOException {
        try (FileChannel channel = sparse(64)) {
            MappedRegion region = new MappedRegion("closed.model");
            region.close();
            assertThatThrownBy(() -> region.map(channel, 0, 64)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void prefetchTouchesAllOrStops() throws IOException {
        try (FileChannel channel = sparse(9 << 20)) {
            MappedByteBuffer mapping = channel.map(FileChannel.MapMode.READ_ONLY, 0, 9 << 20);
            AtomicInteger steps = new AtomicInteger();
            Prefetch.touch(mapping, () -> steps.incrementAndGet() > 100);
            assertThat(steps).as("steps of 4 MiB").hasValue(3);
            Prefetch.touch(mapping, () -> steps.incrementAndGet() > 4);
            assertThat(steps).as("steps until it was stopped").hasValue(5);
        }
    }

    @Test
    void prefetchRunsBesideItsCaller() throws IOException {
        try (FileChannel channel = sparse(1 << 20);
                MappedRegion region = new MappedRegion("prefetched.model")) {
            region.map(channel, 0, 1 << 20);
            region.prefetch();
            region.ensureOpen();
        }
    }
}
