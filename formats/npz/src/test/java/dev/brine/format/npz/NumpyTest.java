package dev.brine.format.npz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.FormatVariant;
import dev.brine.format.WriteOptions;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.format.testkit.Python;
import dev.brine.manifest.StateDigest;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Shape;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** NumPy itself reads what was written; {@code -Dbrine.python=} names another Python than Debian's. */
class NumpyTest {
    @TempDir
    Path folder;

    @Test
    void numpyReadsEveryArrayBitForBit() throws Exception {
        Python python = Python.with("brine.python", "numpy");
        List<SavedModel> models = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (FormatVariant variant : new NpzModelFormat().variants()) {
            Map<String, SavedModel> all = new LinkedHashMap<>(ConformanceModels.all());
            assertThat(all.remove("names")).as("has a zero character in a name").isNotNull();
            assertThat(all.remove("control and bidi characters"))
                    .as("has control characters in a name")
                    .isNotNull();
            assertThat(all.remove("shapes"))
                    .as("has an empty tensor with a huge dimension")
                    .isNotNull();
            all.put("sound shapes", shapes());
            for (SavedModel model : all.values()) {
                Path file = folder.resolve(files.size() + ".npz");
                Files.write(
                        file,
                        NpzModelFormatTest.write(
                                model, variant, WriteOptions.defaults().withDigest()));
                models.add(model);
                files.add(file.toString());
            }
        }
        JsonNode found = new ObjectMapper().readTree(python.run(script(), files));
        for (int i = 0; i < models.size(); i++) {
            assertSame(models.get(i), found.get(i));
        }
    }

    private static SavedModel shapes() {
        ModelState.Builder state = ModelState.builder("shapes", 1, Signature.unnamed(1), Outputs.regression(1));
        long[][] shapes = {
            {}, {0}, {1}, {3}, {0, 5}, {5, 0}, {2, 3}, {1, 1, 1}, {2, 0, 3}, {2, 1, 3, 1, 2}, {0, 1L << 59}
        };
        for (long[] dimensions : shapes) {
            Shape shape = Shape.of(dimensions);
            double[] values = new double[(int) shape.elementCount()];
            Arrays.setAll(values, i -> i + 0.5);
            state.tensor(shape.toString(), HeapTensor.of(values, dimensions));
        }
        return SavedModel.of(state.build());
    }

    private static Path script() throws URISyntaxException {
        return Path.of(NumpyTest.class.getResource("/describe_npz.py").toURI());
    }

    private static void assertSame(SavedModel model, JsonNode found) throws NoSuchAlgorithmException {
        assertThat(found.get("description").get("digest").asString()).isEqualTo(StateDigest.of(model.state()));
        JsonNode arrays = found.get("arrays");
        Map<String, NpzFile.Npy> expected = ExpectedNpy.of(model.state());
        assertThat(arrays.size()).isEqualTo(expected.size() + 1);
        for (Map.Entry<String, NpzFile.Npy> entry : expected.entrySet()) {
            JsonNode array = arrays.get(entry.getKey());
            assertThat(array).as(entry.getKey()).isNotNull();
            NpzFile.Npy npy = entry.getValue();
            assertThat(array.get("dtype").asString()).isEqualTo(npy.descr());
            assertThat(shape(array)).as(entry.getKey()).isEqualTo(npy.shape());
            assertThat(array.get("contiguous").asBoolean()).isTrue();
            assertThat(array.get("sha256").asString()).as(entry.getKey()).isEqualTo(sha256(npy.data()));
        }
    }

    private static String shape(JsonNode array) {
        JsonNode shape = array.get("shape");
        return String.join(
                ", ",
                IntStream.range(0, shape.size())
                        .mapToObj(axis -> shape.get(axis).asString())
                        .toList());
    }

    private static String sha256(byte[] data) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    }
}
