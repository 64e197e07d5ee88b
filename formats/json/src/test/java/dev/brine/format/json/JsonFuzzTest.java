package dev.brine.format.json;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.InRange;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.testkit.HostileFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text, compressed by any codec, becomes a model that predicts, or is refused. */
class JsonFuzzTest {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withFormat("json");
    /** Numbers from that of the last codec on mean plain text, which is read fastest. */
    private static final int CODECS = 40;

    static List<Arguments> texts() throws IOException {
        List<Arguments> texts = new ArrayList<>();
        int codec = 0;
        for (byte[] text : HostileFile.seeds(new JsonModelFormat(), Codec.PLAIN.variant())) {
            texts.add(Arguments.of(codec++ % CODECS, text));
        }
        return texts;
    }

    @MethodSource("texts")
    @DictionaryFile(resourcePath = "json.dict")
    @FuzzTest
    void readsOrRefuses(@InRange(min = 0, max = CODECS - 1) int codec, byte @NotNull [] text) throws IOException {
        Codec used = codec < Codec.values().length ? Codec.values()[codec] : Codec.PLAIN;
        HostileFile.readOrRefuse(ModelSource.bytes("fuzz.json", JsonFiles.compress(used, text)), OPTIONS);
    }
}
