package dev.brine.format.kryo;

import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;

final class KryoModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new KryoModelFormat();
    }
}
