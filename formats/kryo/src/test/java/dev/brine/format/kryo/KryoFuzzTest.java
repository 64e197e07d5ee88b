package dev.brine.format.kryo;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.testkit.HostileFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes become a model that predicts, or are refused. */
class KryoFuzzTest {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withFormat("kryo");

    static List<byte[]> files() throws IOException {
        KryoModelFormat format = new KryoModelFormat();
        List<byte[]> files = new ArrayList<>();
        for (FormatVariant variant : format.variants()) {
            files.addAll(HostileFile.seeds(format, variant));
        }
        return files;
    }

    @MethodSource("files")
    @FuzzTest
    void readsOrRefuses(byte[] file) throws IOException {
        HostileFile.readOrRefuse(ModelSource.bytes("fuzz.kryo", file), OPTIONS);
    }
}
