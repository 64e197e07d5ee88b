package dev.brine.format.sklearn.joblib;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.brine.format.sklearn.Fixtures;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes are read or refused. A plain test run takes the fixtures and what the fuzzer once found; PICKLE.md says how to
 * fuzz.
 */
class PickleFuzzTest {
    static List<byte[]> streams() {
        return Fixtures.names("streams").stream()
                .filter(name -> name.endsWith(".pkl") || name.endsWith("tree.joblib"))
                .map(Fixtures::bytes)
                .toList();
    }

    static List<byte[]> files() {
        return Fixtures.names("streams").stream().map(Fixtures::bytes).toList();
    }

    @MethodSource("streams")
    @DictionaryFile(resourcePath = "pickle.dict")
    @FuzzTest
    void readsOrRefusesStreams(byte[] bytes) throws IOException {
        FuzzTargets.stream(bytes);
    }

    @MethodSource("files")
    @DictionaryFile(resourcePath = "pickle.dict")
    @FuzzTest
    void readsOrRefusesFiles(byte[] bytes) throws IOException {
        FuzzTargets.file(bytes);
    }
}
