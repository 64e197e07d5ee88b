package dev.brine.format.sklearn.joblib;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.brine.format.sklearn.Archive;
import dev.brine.format.sklearn.Fixtures;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any bytes are read or refused. A plain test run takes the fixtures and what the fuzzer once found; PICKLE.md says how to
 * fuzz.
 */
class PickleFuzzTest {
    /** The fuzzer gets nowhere with larger ones. */
    private static final int MAX_SEED_BYTES = 1 << 15;

    static List<byte[]> streams() {
        Stream<byte[]> layouts = Fixtures.names("streams").stream()
                .filter(name -> name.endsWith(".pkl") || name.endsWith("tree.joblib"))
                .map(Fixtures::bytes);
        Archive other = Archive.open("inert.tar.xz");
        Stream<byte[]> values = other.models().stream().map(other::bytes);
        Stream<byte[]> inert = Stream.of(InertPickles.hostile(), InertPickles.harmless())
                .flatMap(pickles -> pickles.values().stream())
                .filter(bytes -> bytes.length <= MAX_SEED_BYTES);
        return Stream.of(layouts, values, inert).flatMap(all -> all).toList();
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
