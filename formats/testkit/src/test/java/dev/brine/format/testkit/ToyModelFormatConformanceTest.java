package dev.brine.format.testkit;

import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.toy.ToyModelFormat;

/** What a stranger writes to test a format: this class, nothing more. */
class ToyModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new ToyModelFormat();
    }
}
