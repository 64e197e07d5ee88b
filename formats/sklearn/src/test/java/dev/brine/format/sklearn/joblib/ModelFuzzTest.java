package dev.brine.format.sklearn.joblib;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.brine.format.sklearn.Archive;
import dev.brine.format.sklearn.Fixtures;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes become a model or are refused. A class of its own: the fuzzer takes one test of a class. */
class ModelFuzzTest {
    /** The fuzzer gets nowhere with larger ones. */
    private static final int MAX_SEED_BYTES = 1 << 15;

    /** Models of every estimator, as three versions of scikit-learn and the layouts of others hold them, and beside others. */
    static List<byte[]> models() {
        Stream<byte[]> plain = Fixtures.names("").stream()
                .filter(name -> !name.contains("values"))
                .map(Fixtures::bytes);
        Stream<byte[]> archived = Stream.of(
                        "variants-1.2.1.tar.xz",
                        "variants-1.9.1.tar.xz",
                        "old.tar.xz",
                        "situations.tar.xz",
                        "cases.tar.xz")
                .map(Archive::open)
                .flatMap(archive -> archive.models().stream().map(archive::bytes))
                .filter(bytes -> bytes.length <= MAX_SEED_BYTES);
        Archive skops = Archive.open("skops.tar.xz");
        Stream<byte[]> zipped =
                skops.names(".skops").stream().map(skops::bytes).filter(bytes -> bytes.length <= MAX_SEED_BYTES);
        return Stream.concat(Stream.concat(plain, archived), zipped).toList();
    }

    @MethodSource("models")
    @DictionaryFile(resourcePath = "pickle.dict")
    @FuzzTest
    void readsOrRefusesModels(byte[] bytes) throws IOException {
        FuzzTargets.model(bytes);
    }
}
