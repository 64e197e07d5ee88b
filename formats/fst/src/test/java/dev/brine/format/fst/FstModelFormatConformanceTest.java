package dev.brine.format.fst;

import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;

final class FstModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new FstModelFormat();
    }
}
