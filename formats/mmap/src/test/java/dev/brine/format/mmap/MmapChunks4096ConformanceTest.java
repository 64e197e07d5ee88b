package dev.brine.format.mmap;

import dev.brine.format.ModelFormat;

class MmapChunks4096ConformanceTest extends MmapConformanceTest {
    @Override
    protected ModelFormat format() {
        return Samples.format(4096);
    }
}
