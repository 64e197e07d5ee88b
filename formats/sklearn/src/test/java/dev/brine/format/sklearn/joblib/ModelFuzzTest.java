package dev.brine.format.sklearn.joblib;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.brine.format.sklearn.Fixtures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes become a model or are refused. A class of its own: the fuzzer takes one test of a class. */
class ModelFuzzTest {
    static List<byte[]> models() {
        return Fixtures.names("").stream()
                .filter(name -> !name.contains("values"))
                .map(Fixtures::bytes)
                .toList();
    }

    @MethodSource("models")
    @DictionaryFile(resourcePath = "pickle.dict")
    @FuzzTest
    void readsOrRefusesModels(byte[] bytes) throws IOException {
        FuzzTargets.model(bytes);
    }
}
