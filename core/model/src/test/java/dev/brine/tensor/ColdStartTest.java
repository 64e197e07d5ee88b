package dev.brine.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColdStartTest {
    private static final int BYTES = 8 << 20;
    private static final int WORDS = BYTES / Long.BYTES;

    @TempDir
    Path folder;

    private static MappedTensor tensor(ByteBuffer bytes) {
        return MappedTensor.of(ElementType.I64, Shape.of(WORDS), List.of(bytes), WORDS, new MappedRegion("test"));
    }

    private Path file() throws IOException {
        ByteBuffer words = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < WORDS; i++) {
            words.putLong(i);
        }
        return Files.write(folder.resolve("words"), words.array());
    }

    private static MappedTensor map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return tensor(channel.map(FileChannel.MapMode.READ_ONLY, 0, BYTES));
        }
    }

    @Test
    void memoryAndCachedFilesNeedNone() throws IOException {
        assertThat(tensor(ByteBuffer.allocateDirect(BYTES)).coldStart()).isEmpty();
        assertThat(tensor(ByteBuffer.allocate(BYTES)).coldStart()).isEmpty();
        MappedTensor mapped = map(file());
        for (int i = 0; i < WORDS; i += 512) {
            assertThat(mapped.getLong(i)).isEqualTo(i);
        }
        assertThat(mapped.coldStart()).isEmpty();
    }

    @Test
    void aFileOutsideTheCacheIsReadInPlaces() throws Exception {
        Path file = file();
        evict(file);
        MappedTensor mapped = map(file);
        Optional<ColdStart> found = mapped.coldStart();
        Assumptions.assumeTrue(found.isPresent(), "this file system keeps files in memory");
        ColdStart start = found.get();
        for (int i = 0; i < WORDS; i += WORDS / 40) {
            start.read(i);
            start.read(i);
            assertThat(mapped.getLong(i)).isEqualTo(i);
            assertThat(start.isOver()).isFalse();
        }
        for (int i = 0; i < WORDS; i += 512) {
            start.read(i);
        }
        assertThat(start.isOver()).isTrue();
    }

    private static void evict(Path file) throws IOException, InterruptedException {
        try {
            Process dd = new ProcessBuilder("dd", "of=" + file, "oflag=nocache", "conv=notrunc,fdatasync", "count=0")
                    .redirectErrorStream(true)
                    .start();
            dd.getInputStream().readAllBytes();
            Assumptions.assumeTrue(
                    dd.waitFor(60, TimeUnit.SECONDS) && dd.exitValue() == 0, "dd cannot empty the cache");
        } catch (IOException e) {
            Assumptions.abort("no dd here: " + e.getMessage());
        }
    }
}
