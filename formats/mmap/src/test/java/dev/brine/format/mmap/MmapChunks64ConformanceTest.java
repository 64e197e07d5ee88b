package dev.brine.format.mmap;

import dev.brine.format.ModelFormat;

class MmapChunks64ConformanceTest extends MmapConformanceTest {
    @Override
    protected ModelFormat format() {
        return Samples.format(64);
    }
}
