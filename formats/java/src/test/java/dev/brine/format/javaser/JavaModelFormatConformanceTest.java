package dev.brine.format.javaser;

import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;

final class JavaModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new JavaModelFormat();
    }
}
