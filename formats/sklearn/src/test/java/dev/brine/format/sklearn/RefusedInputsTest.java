package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.model.AcceptedInputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What an import records about missing, infinite and huge numbers is what three releases of scikit-learn did with them, for
 * each column of each model that {@code make_inputs.py} writes.
 */
class RefusedInputsTest {
    private static final Map<String, Double> VALUES =
            Map.of("missing", Double.NaN, "infinite", Double.POSITIVE_INFINITY, "huge", 1e300);

    @TestFactory
    Stream<DynamicTest> scikitLearn121() {
        return tests(Archive.open("inputs-1.2.1.tar.xz"));
    }

    @TestFactory
    Stream<DynamicTest> scikitLearn161() {
        return tests(Archive.open("inputs-1.6.1.tar.xz"));
    }

    @TestFactory
    Stream<DynamicTest> scikitLearn191() {
        return tests(Archive.open("inputs-1.9.1.tar.xz"));
    }

    static Stream<DynamicTest> tests(Archive archive) {
        return archive.models().stream().map(name -> dynamicTest(name, () -> refusesAsScikitLearn(archive, name)));
    }

    private static void refusesAsScikitLearn(Archive archive, String name) throws IOException {
        List<String> expected =
                archive.text(name.replace(".joblib", ".inputs.csv")).lines().toList();
        try (ModelFile file = Brine.open(ModelSource.bytes(name, archive.bytes(name)), ReadOptions.defaults())) {
            AcceptedInputs inputs = AcceptedInputs.of(file.model().state());
            List<String> found = new ArrayList<>();
            for (String line : expected) {
                String[] words = line.split(",", -1);
                boolean isRefused = inputs.refusal(Integer.parseInt(words[0]), VALUES.get(words[1]))
                        .isPresent();
                found.add("%s,%s,%s".formatted(words[0], words[1], isRefused ? "refused" : "taken"));
            }
            assertThat(found).containsExactlyElementsOf(expected);
        }
    }
}
