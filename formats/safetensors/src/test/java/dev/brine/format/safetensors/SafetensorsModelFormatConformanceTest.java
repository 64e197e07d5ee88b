package dev.brine.format.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;
import dev.brine.model.SavedModel;
import java.util.Map;

class SafetensorsModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new SafetensorsModelFormat();
    }

    @Override
    protected void checkWithOracle(FormatVariant variant, byte[] file, SavedModel model) {
        SafetensorsFile found = SafetensorsFile.read(file);
        Map<String, SafetensorsFile.Entry> expected = ExpectedTensors.of(model.state());
        assertThat(found.tensors().keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, entry) -> assertThat(found.tensors().get(name))
                .as(name)
                .usingRecursiveComparison()
                .isEqualTo(entry));
        assertThat(found.metadata()).containsEntry("kind", model.state().kind());
    }
}
