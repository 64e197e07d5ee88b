package dev.brine.format.sklearn.joblib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.pickle.Assembler;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file would have Python do with unknown names ends in records or in one line. */
class InertRecordsTest {
    private static Object read(byte[] bytes) throws IOException {
        ModelSource source = ModelSource.bytes("test", bytes);
        try (PickleFile file = PickleFile.open(source, ReadLimits.defaults())) {
            return file.root();
        }
    }

    @TestFactory
    Stream<DynamicTest> refusesDangerousNamesWhereverTheyStand() {
        return InertPickles.hostile().entrySet().stream()
                .map(
                        entry -> dynamicTest(
                                entry.getKey(),
                                () -> assertThatThrownBy(() -> read(entry.getValue()))
                                        .isInstanceOf(UnsupportedModelException.class)
                                        .hasMessageMatching(
                                                "test: global '.*' .*: the file is hostile and refused; nothing was run(, in the decompressed stream)?, at offset \\d+")));
    }

    @TestFactory
    Stream<DynamicTest> readsOrRefusesAllElse() {
        return InertPickles.harmless().entrySet().stream()
                .map(entry -> dynamicTest(entry.getKey(), () -> FuzzTargets.file(entry.getValue())));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x82, 0x83, 0x84})
    void refusesExtensionCodes(int code) {
        byte[] bytes = new Assembler().bytes(code, 1, 0, 0, 0).code(")R").stop();
        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("needs data from outside the file");
    }

    @Test
    void recordsWhatACalledValueIsGiven() throws IOException {
        PyObject record = (PyObject) read(new Assembler()
                .global("lib.mod", "Thing")
                .text("first")
                .code("\u0085R")
                .text("second")
                .code("\u0085R")
                .stop());
        assertThat(record.className()).isEqualTo("lib.mod.Thing");
        assertThat(record.arguments().get(1)).isEqualTo("second");
        assertThat(((PyObject) record.arguments().get(0)).arguments().elements())
                .isEqualTo(List.of("first"));
    }

    @Test
    void recordsNamedArgumentsLast() throws IOException {
        PyObject record = (PyObject) read(new Assembler()
                .global("lib.mod", "Thing")
                .text("first")
                .code("\u0085}")
                .text("name")
                .code("K\u0001s\u0092")
                .stop());
        assertThat(record.arguments().size()).isEqualTo(2);
        assertThat(((PyDict) record.arguments().get(1)).get("name")).isEqualTo(1L);
    }

    @Test
    void saysThatALambdaIsCode() throws IOException {
        for (Map.Entry<String, String> name : Map.of(
                        "cloudpickle.cloudpickle", "_make_function",
                        "dill._dill", "_create_function",
                        "types", "CodeType",
                        "operator", "methodcaller",
                        "__main__", "train.<locals>.<lambda>")
                .entrySet()) {
            PyObject made = (PyObject) read(new Assembler()
                    .text(name.getKey())
                    .text(name.getValue())
                    .code("\u0093)R")
                    .stop());
            assertThat(made.isInert()).isTrue();
            assertThat(made.type().holdsCode()).as(name.getValue()).isTrue();
        }
    }

    @Test
    void namesAClassWhoseCodeIsInTheFile() throws IOException {
        for (String function : List.of("cloudpickle.cloudpickle _make_skeleton_class", "dill._dill _create_type")) {
            String[] names = function.split(" ", -1);
            PyObject made = (PyObject) read(new Assembler()
                    .global(names[0], names[1])
                    .global("builtins", "type")
                    .text("Doubler")
                    .code("\u0086R)\u0081")
                    .stop());
            assertThat(made.className()).isEqualTo("__main__.Doubler");
            assertThat(made.type().holdsCode()).isTrue();
        }
    }

    @Test
    void shortensAndCleansNames() throws IOException {
        byte[] bytes = new Assembler()
                .text("a\nb".repeat(80))
                .text("c")
                .code("\u0093)R")
                .stop();
        assertThat(read(bytes).toString()).hasSizeLessThan(100).doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clib\nf\n)R\u0094(%2$st\u0094R", // copies its arguments
                "coperator\nattrgetter\n\u0094(%2$st\u0094R", // looks for names in its arguments
                "clib\nf\n)R\u0094}(%1$sNNu\u0094b", // looks for names in its state
                "U\u00c8%3$s\u0094U\u00c8%3$s\u0094\u0093" // looks for a dangerous part in a name
            })
    void countsWhatEachStepLooksAt(String steps) {
        StringBuilder pairs = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            pairs.append("I").append(i).append("\nN");
        }
        String first = steps.formatted(pairs, "N".repeat(10_000), "a.".repeat(100));
        String again = "0h\0h\u0001" + first.charAt(first.length() - 1);
        byte[] bytes = new Assembler().code(first + again.repeat(100_000)).stop();
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.OBJECT_BYTES, 1 << 25);
        assertThatThrownBy(() -> PickleFile.open(ModelSource.bytes("test", bytes), limits))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("bytes of objects");
    }

    @Test
    void refusesLongNamesAndLongTuplesAsKeys() {
        assertThatThrownBy(() -> read(new Assembler()
                        .global("dill._dill", "_load_type")
                        .code("X")
                        .integer(100_000, 4)
                        .code(".".repeat(100_000) + "\u0085R")
                        .stop()))
                .hasMessageContaining("has a name of more than 256 characters");
        assertThatThrownBy(() -> read(new Assembler()
                        .code("}(" + "N".repeat(100))
                        .global("lib", "f")
                        .code(")RtNs")
                        .stop()))
                .hasMessageContaining("a tuple of 101 as key, at most 64 elements are read");
    }
}
