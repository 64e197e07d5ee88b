package dev.brine.format.json;

import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;

class JsonModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new JsonModelFormat();
    }
}
