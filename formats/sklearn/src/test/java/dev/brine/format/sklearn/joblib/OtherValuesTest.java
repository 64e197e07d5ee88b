package dev.brine.format.sklearn.joblib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.Archive;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PandasValues;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyGlobal;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plain data of Python and other libraries, as pickle, joblib, dill and cloudpickle write it beside a model. */
class OtherValuesTest {
    private static final Archive FILES = Archive.open("inert.tar.xz");

    /** What pandas holds; None is missing in a Series of texts, NaN since pandas 3. */
    private static final Map<String, List<Object>> ELEMENTS = Map.of(
            "index_text", List.of("b", "a"),
            "index_int", List.of(3L, 1L, 2L),
            "index_float", List.of(1.5, 2.5),
            "range", List.of(2L, 4L, 6L),
            "categorical_index", List.of("u", "v", "u"),
            "categorical", List.of("k", "l", "k"),
            "series", List.of(1.5, 2.5),
            "series_cat", List.of("u", "v", "u"));

    /** What each value of a class or function that no reader knows stands as. */
    private static final Map<String, String> INERT = Map.ofEntries(
            Map.entry("uniform", "scipy.stats._distn_infrastructure.rv_continuous_frozen"),
            Map.entry("randint", "scipy.stats._distn_infrastructure.rv_discrete_frozen"),
            Map.entry("datetime", "datetime.datetime"),
            Map.entry("path", "pathlib.PurePosixPath"),
            Map.entry("uuid", "uuid.UUID"),
            Map.entry("decimal", "decimal.Decimal"),
            Map.entry("fraction", "fractions.Fraction"),
            Map.entry("log", "logging.getLogger"),
            Map.entry("regex", "re._compile"),
            Map.entry("itemgetter", "operator.itemgetter"),
            Map.entry("methodcaller", "operator.methodcaller"),
            Map.entry("bytesio", "_io.BytesIO"),
            Map.entry("datetimes", "pandas.core.indexes.datetimes._new_DatetimeIndex"));

    @FunctionalInterface
    private interface Check {
        void check(Object value) throws IOException;
    }

    private static Stream<DynamicTest> each(String kind, Check check) {
        List<String> files = FILES.models().stream()
                .filter(name -> name.matches("v1\\d_" + kind + "_[^_]*"))
                .toList();
        assertThat(files).as(kind).isNotEmpty();
        return files.stream()
                .map(name -> dynamicTest(name, () -> {
                    ModelSource source = ModelSource.bytes(name, FILES.bytes(name));
                    try (PickleFile file = PickleFile.open(source, ReadLimits.defaults())) {
                        check.check(file.root());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyFileIsRead() {
        return each(".*", Values::visit);
    }

    @TestFactory
    Stream<DynamicTest> pandasHoldsElements() {
        return ELEMENTS.entrySet().stream()
                .flatMap(entry -> each(
                        entry.getKey(),
                        value -> assertThat(elements(PandasValues.plain(value))).isEqualTo(entry.getValue())));
    }

    private static List<Object> elements(Object plain) throws IOException {
        if (plain instanceof PyList list) {
            return list.elements();
        }
        List<Object> elements = new ArrayList<>();
        for (long i = 0; i < ((NdArray) plain).elementCount(); i++) {
            elements.add(((NdArray) plain).valueAt(i));
        }
        return elements;
    }

    @TestFactory
    Stream<DynamicTest> unknownClassesAreRecords() {
        return INERT.entrySet().stream()
                .flatMap(entry -> each(entry.getKey(), value -> {
                    PyObject record = (PyObject) value;
                    assertThat(record.isInert()).isTrue();
                    assertThat(record.className()).isEqualTo(entry.getValue());
                    assertThat(record.type().holdsCode())
                            .isEqualTo(entry.getKey().equals("methodcaller"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> functionsAreNames() {
        return each("log1p", value -> {
            assertThat(((PyGlobal) value).isInert()).isTrue();
            assertThat(((PyGlobal) value).simpleName()).isEqualTo("log1p");
            assertThat(((PyGlobal) value).library()).isEqualTo("numpy");
        });
    }

    @TestFactory
    Stream<DynamicTest> boundMethodsAreCode() {
        return each(
                "bound",
                value -> assertThat(((PyObject) value).type().holdsCode()).isTrue());
    }

    @TestFactory
    Stream<DynamicTest> recordsAreKeys() {
        return each("key", value -> assertThat(((PyDict) value).values()).containsExactly(1L, 2L));
    }
}
