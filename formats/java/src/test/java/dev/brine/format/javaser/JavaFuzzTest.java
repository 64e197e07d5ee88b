package dev.brine.format.javaser;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.format.testkit.HostileFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes become a model that predicts, or are refused. */
class JavaFuzzTest {
    private static final ReadOptions OPTIONS = ReadOptions.defaults().withFormat("java");

    static List<byte[]> files() throws IOException {
        JavaModelFormat format = new JavaModelFormat();
        return HostileFile.seeds(format, format.variants().get(0));
    }

    @MethodSource("files")
    @FuzzTest
    void readsOrRefuses(byte[] file) throws IOException {
        HostileFile.readOrRefuse(ModelSource.bytes("fuzz.javaser", file), OPTIONS);
    }
}
