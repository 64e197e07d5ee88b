package dev.brine.format.safetensors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.WriteOptions;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.format.testkit.Python;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The safetensors package itself reads what was written; {@code -Dbrine.python.safetensors=} names a Python that has it. */
class SafetensorsPackageTest {
    @TempDir
    Path folder;

    @Test
    void thePackageReadsEveryTensorBitForBit() throws Exception {
        Python python = Python.with("brine.python.safetensors", "safetensors", "numpy");
        List<SavedModel> models = new ArrayList<>(ConformanceModels.all().values());
        List<String> files = new ArrayList<>();
        for (SavedModel model : models) {
            Path file = folder.resolve(files.size() + ".safetensors");
            Files.write(
                    file,
                    SafetensorsModelFormatTest.write(
                            model, WriteOptions.defaults().withDigest()));
            files.add(file.toString());
        }
        JsonNode found = SafetensorsFile.JSON.readTree(python.run(script(), files));
        for (int i = 0; i < models.size(); i++) {
            assertSame(models.get(i), found.get(i));
        }
    }

    private static Path script() throws URISyntaxException {
        return Path.of(SafetensorsPackageTest.class
                .getResource("/describe_safetensors.py")
                .toURI());
    }

    private static void assertSame(SavedModel model, JsonNode found) throws NoSuchAlgorithmException {
        assertThat(found.get("metadata").get("digest").asString()).isEqualTo(StateDigest.of(model.state()));
        JsonNode tensors = found.get("tensors");
        Map<String, SafetensorsFile.Entry> expected = ExpectedTensors.of(model.state());
        assertThat(tensors.size()).isEqualTo(expected.size());
        for (Map.Entry<String, SafetensorsFile.Entry> entry : expected.entrySet()) {
            JsonNode tensor = tensors.get(entry.getKey());
            assertThat(tensor).as(entry.getKey()).isNotNull();
            assertThat(tensor.get("dtype").asString())
                    .isEqualTo(entry.getValue().dtype());
            assertThat(tensor.get("shape").toString())
                    .isEqualTo(entry.getValue().shape().toString().replace(" ", ""));
            assertThat(tensor.get("sha256").asString())
                    .as(entry.getKey())
                    .isEqualTo(sha256(entry.getValue().data()));
        }
    }

    private static String sha256(byte[] data) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    }
}
