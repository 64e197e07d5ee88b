package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Environment;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A model is the same from a file of skops 0.4, 0.13 or 0.14 and from joblib's file of the same estimator. */
class SkopsFilesTest {
    private static final int MIN_CLASSES = 30;

    private final Archive archive = Archive.open("skops.tar.xz");

    private Stream<String> models() {
        return archive.names(".skops").stream()
                .map(name -> name.replace(".skops", ""))
                .filter(name -> archive.has(name + ".joblib"));
    }

    @TestFactory
    Stream<DynamicTest> sameAsFromJoblib() {
        return models().map(name ->
                dynamicTest(name, () -> assertThat(read(name + ".skops")).isEqualTo(read(name + ".joblib"))));
    }

    /** What a model is, where it came from, and what was left behind; an error's words where it is refused. */
    private String read(String name) {
        ModelSource source = ModelSource.bytes(name, archive.bytes(name));
        try (ModelFile file = Brine.open(source, ReadOptions.defaults())) {
            Environment environment = file.saved().environment();
            assertThat(file.format().name()).isEqualTo("sklearn");
            assertThat(environment.entries().get(Environment.SOURCE_NAME)).isEqualTo(name);
            return StateDigest.of(file.saved().state())
                    + environment.entries().get("sklearn.version")
                    + environment.entries().get(Environment.SOURCE_DROPPED);
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).replace(name, "");
        }
    }

    @Test
    void mostKindsOfEstimatorsAreAmongThem() {
        Pattern estimator = Pattern.compile("\"__class__\": \"([A-Z][A-Za-z]+)\",\\s+\"__module__\": \"sklearn");
        Set<String> classes = new TreeSet<>();
        models().forEach(name -> {
            Matcher matcher = estimator.matcher(archive.text(name + ".skops"));
            while (matcher.find()) {
                classes.add(matcher.group(1));
            }
        });
        assertThat(classes).hasSizeGreaterThan(MIN_CLASSES);
    }
}
