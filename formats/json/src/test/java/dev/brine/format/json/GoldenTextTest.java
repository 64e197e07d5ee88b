package dev.brine.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.format.testkit.ConformanceModels;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit loads the golden files; their text never changes, whatever the codecs make of it. */
class GoldenTextTest {
    @ParameterizedTest
    @EnumSource
    void goldenFilesHoldTheTextThatIsWrittenNow(Codec codec) throws IOException {
        assertThat(goldenText(codec, "parts")).isEqualTo(JsonFiles.write(Codec.PLAIN, ConformanceModels.parts()));
        assertThat(goldenText(codec, "forest")).isEqualTo(JsonFiles.write(Codec.PLAIN, ConformanceModels.forest()));
    }

    private static byte[] goldenText(Codec codec, String model) throws IOException {
        String file = "/golden/v1-%s-%s.%s"
                .formatted(
                        codec.variant().name(),
                        model,
                        codec.variant().extensions().get(0));
        try (InputStream in = GoldenTextTest.class.getResourceAsStream(file)) {
            assertThat(in).as("golden file '%s'", file).isNotNull();
            return JsonFiles.decompress(codec, in.readAllBytes());
        }
    }
}
