package dev.brine.format.sklearn.joblib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.Fixtures;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyBytes;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyGlobal;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyNone;
import dev.brine.format.sklearn.pickle.PyObject;
import dev.brine.format.sklearn.pickle.PySet;
import dev.brine.format.sklearn.pickle.PySlice;
import dev.brine.format.sklearn.pickle.PyTuple;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code make_streams.py} wrote, in every protocol and through joblib. */
class ValuesTest {
    static Stream<String> files() {
        return Fixtures.names("streams").stream().filter(name -> name.contains("values"));
    }

    private static PyDict read(String name) throws IOException {
        ModelSource source = ModelSource.bytes(name, Fixtures.bytes(name));
        try (PickleFile file = PickleFile.open(source, ReadLimits.defaults())) {
            return (PyDict) file.root();
        }
    }

    private static List<Object> list(PyDict values, String name) {
        return ((PyList) values.get(name)).elements();
    }

    private static List<Object> elements(PyDict values, String name) throws IOException {
        NdArray array = (NdArray) values.get(name);
        List<Object> elements = new ArrayList<>();
        for (long i = 0; i < array.elementCount(); i++) {
            elements.add(array.valueAt(i));
        }
        return elements;
    }

    private static String hexadecimal(Object bytes) {
        PyBytes found = (PyBytes) bytes;
        byte[] copy = new byte[(int) found.byteSize()];
        try {
            found.read(0, copy, 0, copy.length);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return HexFormat.of().formatHex(copy);
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsScalarsAndTexts(String name) throws IOException {
        PyDict values = read(name);
        assertThat(values.get("none")).isEqualTo(PyNone.NONE);
        assertThat(values.get("true")).isEqualTo(true);
        assertThat(values.get("false")).isEqualTo(false);
        assertThat(list(values, "integers"))
                .containsExactly(
                        0L,
                        1L,
                        -1L,
                        255L,
                        256L,
                        65535L,
                        65536L,
                        -2147483648L,
                        2147483648L,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE,
                        BigInteger.TWO.pow(63),
                        BigInteger.TWO.pow(100).negate());
        assertThat(list(values, "floats"))
                .containsExactly(0.0, -0.0, 1.5, -1e300, Double.MIN_VALUE, Double.POSITIVE_INFINITY, Double.NaN);
        assertThat(list(values, "text")).containsExactly("", "plain", "Genève", "€ \ud83c\udf32", "line\nback\\slash");
        assertThat(list(values, "bytes"))
                .extracting(ValuesTest::hexadecimal)
                .containsExactly("", "00ff", "61".repeat(300));
        assertThat(hexadecimal(values.get("bytearray"))).isEqualTo("0102");
        assertThat(list(values, "scalars")).containsExactly(1.5, (double) 0.1f, -7L, 200L, true, "Zürich");
        assertThat(values.get("type"))
                .isInstanceOfSatisfying(
                        PyGlobal.class, type -> assertThat(type.name()).isEqualTo("numpy.float64"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsContainers(String name) throws IOException {
        PyDict values = read(name);
        List<Object> tuples = list(values, "tuples");
        for (int size = 0; size < tuples.size(); size++) {
            assertThat(((PyTuple) tuples.get(size)).elements())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, size).boxed().toList());
        }
        PyDict dict = (PyDict) values.get("dict");
        assertThat(dict.values()).containsExactly("one", 2L, 3.0, PyNone.NONE);
        assertThat(dict.get("two")).isEqualTo(2L);
        PyDict ordered = (PyDict) values.get("ordered");
        assertThat(ordered.entries()).extracting(PyDict.Entry::key).containsExactly("b", "a");
        assertThat(((PySet) values.get("set")).elements()).containsExactlyInAnyOrder(1L, 2L, 3L);
        assertThat(((PySet) values.get("frozenset")).elements()).containsExactlyInAnyOrder("x", "y");
        PySlice slice = (PySlice) values.get("slice");
        assertThat(List.of(slice.start(), slice.stop(), slice.step())).containsExactly(1L, PyNone.NONE, 2L);
        assertThat(list(values, "many")).hasSize(1100).endsWith(1099L);
        assertThat(list(values, "shared").get(0))
                .isSameAs(list(values, "shared").get(1));
        Object circle = values.get("circle");
        assertThat(((PyList) circle).get(0)).isSameAs(circle);
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsArraysOfNumbers(String name) throws IOException {
        PyDict values = read(name);
        for (String layout : List.of("f8", "fortran", "big_endian")) {
            assertThat(((NdArray) values.get(layout)).shape()).containsExactly(2, 3);
            assertThat(elements(values, layout)).containsExactly(0.0, 0.25, 0.5, 0.75, 1.0, 1.25);
            double[] all = new double[8];
            ((NdArray) values.get(layout)).readDoubles(1, all, 2, 5);
            assertThat(all).containsExactly(0, 0, 0.25, 0.5, 0.75, 1.0, 1.25, 0);
            assertThat(((NdArray) values.get(layout)).part(1).doubleAt(2)).isEqualTo(1.25);
        }
        assertThat(elements(values, "big_endian_i4")).containsExactly(1L, -2L, 3L);
        assertThat(elements(values, "i1")).containsExactly(-128L, 127L);
        assertThat(elements(values, "u2")).containsExactly(0L, 65535L);
        assertThat(elements(values, "u8"))
                .containsExactly(0L, BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
        assertThat(((NdArray) values.get("u8")).doubleAt(1)).isEqualTo(0x1p64);
        assertThat(elements(values, "f2")).containsExactly(1.5, -0.25, 0x1p-24);
        assertThat(elements(values, "f4")).containsExactly((double) 0.1f, -2.5);
        assertThat(elements(values, "bool")).containsExactly(true, false);
        assertThat(((NdArray) values.get("zero_rank")).rank()).isZero();
        assertThat(elements(values, "zero_rank")).containsExactly(2.5);
        assertThat(((NdArray) values.get("empty")).shape()).containsExactly(0, 3);
        assertThat(elements(values, "matrix")).containsExactly(1.0, 2.0);
    }

    @ParameterizedTest
    @MethodSource("files")
    void readsArraysOfTextsObjectsAndRecords(String name) throws IOException {
        PyDict values = read(name);
        assertThat(elements(values, "unicode")).containsExactly("a", "bcd", "\ud83c\udf32");
        assertThat(elements(values, "big_endian_unicode")).containsExactly("a", "bcd");
        assertThat(elements(values, "byte_text"))
                .extracting(ValuesTest::hexadecimal)
                .containsExactly("61", "626364");
        assertThat(elements(values, "objects")).containsExactly("a", PyNone.NONE, 1.5, "a");
        assertThat(((NdArray) values.get("objects_fortran")).objects()).containsExactly("a", "b", "c", "d", "e", "f");
        NdArray record = (NdArray) values.get("record");
        assertThat(record.dtype().isStructured()).isTrue();
        NdArray set = record.field("set");
        assertThat(set.shape()).containsExactly(3, 2);
        long[] all = new long[6];
        set.readLongs(0, all, 0, 6);
        assertThat(all).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(record.field("left").longAt(2)).isEqualTo(5);
        assertThat(record.field("value").doubleAt(1)).isEqualTo(-1.5);
        assertThat(record.dtype().fieldOffset("value")).isEqualTo(16);
        assertThat(((PyObject) values.get("generator")).simpleName()).isEqualTo("__generator_ctor");
    }
}
