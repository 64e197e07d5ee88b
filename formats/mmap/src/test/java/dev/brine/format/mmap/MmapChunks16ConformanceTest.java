package dev.brine.format.mmap;

import dev.brine.format.ModelFormat;

class MmapChunks16ConformanceTest extends MmapConformanceTest {
    @Override
    protected ModelFormat format() {
        return Samples.format(16);
    }
}
