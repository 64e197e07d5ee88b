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

    @Override
    protected List<FormatVariant> variants() {
        return super.variants().stream().filter(v -> List.of(System.getProperty("only", "json").split(",")).contains(v.name())).toList();
    }
}
