package dev.brine.format.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.error.ModelFormatException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import dev.brine.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Attributes of wrong types, shapes and values end in a ModelFormatException, or in a model that predicts something. */
class HostileValuesTest {
    private static final int MUTATIONS = 300;
    private static final int MOST_COLUMNS = 1 << 16;

    @TestFactory
    Stream<DynamicTest> wrongAttributes() {
        Archive archive = Archive.open("hostile.tar.xz");
        return archive.models().stream().map(name -> dynamicTest(name, () -> open(name, archive.bytes(name))));
    }

    @Test
    void changedBytes() throws IOException {
        Archive archive = Archive.open("old.tar.xz");
        long seed = 20261123;
        Random random = new Random(seed);
        for (String name : archive.models()) {
            byte[] sound = archive.bytes(name);
            for (int i = 0; i < MUTATIONS / 10; i++) {
                byte[] bytes = sound.clone();
                for (int k = random.nextInt(4); k >= 0; k--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                open("%s, seed %d, mutation %d".formatted(name, seed, i), bytes);
            }
        }
    }

    @Test
    void refusesAFunctionWithoutAName() throws IOException {
        byte[] pickle = "cnumpy\nsum.\n.".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Brine.open(
                        ModelSource.bytes("test", pickle),
                        ReadOptions.defaults().withFormat("sklearn")))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageStartingWith("test: holds 'numpy.sum.' without an estimator");
    }

    private static void open(String name, byte[] bytes) throws IOException {
        try (ModelFile file = Brine.open(
                ModelSource.bytes(name, bytes), ReadOptions.defaults().withFormat("sklearn"))) {
            predict(file.model());
        } catch (ModelFormatException e) {
            assertThat(e.reason()).isNotBlank();
            assertThat(e.source()).isEqualTo(name);
        }
    }

    private static void predict(Model model) {
        int columns = model.state().signature().count();
        int outputs = model.state().outputs().count();
        if (columns > MOST_COLUMNS || !model.state().signature().stringColumns().isEmpty()) {
            return;
        }
        try {
            model.newPredictor().predict(new double[columns], new double[outputs]);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            assertThat(e).hasMessageNotContaining("null"); // a row that is refused, or nodes that contradict each other
        }
    }
}
