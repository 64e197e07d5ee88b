package dev.brine.format.json;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;
import java.util.List;

class JsonModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new JsonModelFormat();
    }

    /** Text and one codec; {@link JsonCodecsTest} tests the others, whose writers are too slow for the kit's large models. */
    @Override
    protected List<FormatVariant> variants() {
        return List.of(Codec.PLAIN.variant(), Codec.ZSTD.variant());
    }
}
