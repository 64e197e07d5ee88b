package dev.brine.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedVersionException;
import dev.brine.format.testkit.ConformanceModels;
import dev.brine.model.ModelState;
import dev.brine.model.Outputs;
import dev.brine.model.SavedModel;
import dev.brine.model.Signature;
import dev.brine.tensor.HeapTensor;
import dev.brine.tensor.Tensor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonDocumentTest {
    private static final long SEED = 42;

    @Test
    void aPlainParserReadsTheSameNumbers() throws IOException {
        double[] doubles = new double[20_000];
        float[] floats = new float[20_000];
        Random random = new Random(SEED);
        for (int i = 0; i < doubles.length; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            doubles[i] = Double.isFinite(value) ? value : i;
            float single = Float.intBitsToFloat(random.nextInt());
            floats[i] = Float.isFinite(single) ? single : -0.0f;
        }
        SavedModel model = SavedModel.of(ModelState.builder("k", 1, Signature.unnamed(1), Outputs.regression(1))
                .tensor("doubles", HeapTensor.of(doubles))
                .tensor("floats", HeapTensor.of(floats))
                .build());
        String text = JsonFiles.text(model);
        JsonNode tensors = new JsonMapper().readTree(text).get("model").get("tensors");
        for (int i = 0; i < doubles.length; i++) {
            String number = tensors.get(0).get("data").get(i).asString();
            assertThat(Double.doubleToRawLongBits(Double.parseDouble(number)))
                    .as("double %d, seed %d", i, SEED)
                    .isEqualTo(Double.doubleToRawLongBits(doubles[i]));
        }
        try (var opened = JsonFiles.openText(text)) {
            Tensor read = opened.saved().state().tensor("floats");
            assertThat(read.contentEquals(HeapTensor.of(floats)))
                    .as("floats, seed %d", SEED)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"kindVersion\":1|\"kindversion\":1|expected field 'kindVersion', found field 'kindversion'",
                "\"shape\":[3]|\"shape\":[4]|has 3 elements, shape [4] has 4",
                "\"shape\":[3]|\"shape\":[2]|has more than the 2 elements",
                "\"shape\":[3]|\"shape\":[1099511627776]|TENSOR_BYTES",
                "[1.0,-2.0,3.0]|[1.0,-2.0,3e39]|beyond the range of F32",
                "[1.0,-2.0,3.0]|[1.0,-2.0,\"3\"]|expected a number of type F32",
                "[1.0,-2.0,3.0]|[1.0,-2.0,[3.0]]|found an array",
                "\"F32\"|\"F33\"|type is 'F33', expected one of",
                "\"digest\":|\"more\":1,\"digest\":|expected field 'digest', found field 'more'",
                "\"k\":1|\"k\":1,\"k\":2|attribute 'k' occurs twice",
                "{\"e\":\"f\"}|{\"e\":\"f\",\"e\":\"g\"}|environment key 'e' occurs twice",
                "\"columns\":[|\"columns\":[{\"name\":\"v\",\"type\":\"U8\",\"data\":[1]},|column 'v' occurs twice",
                "\"children\":[{|\"children\":[],\"children\":[{|expected the end of the object",
                "COLUMNAR\",\"recordCount\":1|INTERLEAVED\",\"recordCount\":0|has more than the 0 elements",
                "\"k\":1|\"k\":9223372036854775808|expected -9223372036854775808 to 9223372036854775807"
            })
    void contradictionsAreNamed(String found, String replacement, String message) throws IOException {
        String text = JsonFiles.text(ConformanceModels.small());
        assertThat(text).contains(found);
        assertThatThrownBy(() ->
                        JsonFiles.openText(text.replace(found, replacement)).close())
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("offset");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void anotherVersionIsRefusedBeforeItsContent(int version) {
        String text = "{\"format\":\"brine-json\",\"version\":%d,\"x\"".formatted(version);
        assertThatThrownBy(() -> JsonFiles.openText(text).close()).isInstanceOf(UnsupportedVersionException.class);
    }

    @Test
    void columnsThatDoNotFillRecordsOfWordsAreRefused() throws IOException {
        String text = JsonFiles.text(ConformanceModels.small());
        String half =
                text.replace("COLUMNAR", "INTERLEAVED").replace("\"v\",\"type\":\"F64\"", "\"v\",\"type\":\"F32\"");
        assertThatThrownBy(() -> JsonFiles.openText(half).close()).isInstanceOf(CorruptModelException.class);
    }

    @Test
    void whiteSpaceAsOtherToolsWriteItIsRead() throws IOException {
        String text = JsonFiles.text(ConformanceModels.small());
        String pretty = new JsonMapper().readTree(text).toPrettyString();
        try (var opened = JsonFiles.openText(pretty + "\n")) {
            assertThat(opened.recordedDigest()).isPresent();
        }
    }

    @Test
    void theFormatIsMadeAndAskedWithoutItsLibraries() throws Exception {
        URL[] classes = {
            JsonModelFormat.class.getProtectionDomain().getCodeSource().getLocation(),
            SavedModel.class.getProtectionDomain().getCodeSource().getLocation()
        };
        try (URLClassLoader loader = new URLClassLoader(classes, ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(JsonModelFormat.class.getName());
            Object format = type.getConstructor().newInstance();
            for (String method : new String[] {"name", "variants", "reader", "writer", "libraryVersions"}) {
                assertThat(type.getMethod(method).invoke(format)).isNotNull();
            }
        }
    }
}
