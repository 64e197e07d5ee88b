package dev.brine.format.npz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.testkit.ModelFormatConformanceTest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.Map;

class NpzModelFormatConformanceTest extends ModelFormatConformanceTest {
    @Override
    protected ModelFormat format() {
        return new NpzModelFormat();
    }

    @Override
    protected void checkWithOracle(FormatVariant variant, byte[] file, SavedModel model) throws IOException {
        Map<String, NpzFile.Npy> found = NpzFile.read(file);
        assertThat(found.remove(NpzModelWriter.DESCRIPTION)).isNotNull();
        Map<String, NpzFile.Npy> expected = ExpectedNpy.of(model.state());
        assertThat(found.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((name, npy) -> {
            assertThat(found.get(name)).as(name).usingRecursiveComparison().isEqualTo(npy);
        });
        if (variant.equals(NpzModelFormat.STORED)) {
            NpzFile.assertAligned(file);
        }
    }
}
