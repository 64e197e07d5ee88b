package dev.brine.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageCacheTest {
    private static final int BYTES = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void aFileGoesOutAndComesBack() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[BYTES]);
        try {
            PageCache.requireTools();
            PageCache.evict(file);
        } catch (NotAvailableException e) {
            assumeTrue(false, e.getMessage());
        }
        assertThat(PageCache.residentBytes(file)).isLessThanOrEqualTo(BYTES / 100);
        PageCache.warm(file);
        assertThat(PageCache.residentBytes(file)).isEqualTo(BYTES);
        assertThat(file).hasSize(BYTES);
    }
}
