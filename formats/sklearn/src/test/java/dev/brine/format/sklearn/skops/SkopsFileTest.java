package dev.brine.format.sklearn.skops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ModelFormatException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.error.UnsupportedVersionException;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.Archive;
import dev.brine.format.sklearn.pickle.DType;
import dev.brine.format.sklearn.pickle.NdArray;
import dev.brine.format.sklearn.pickle.PyDict;
import dev.brine.format.sklearn.pickle.PyList;
import dev.brine.format.sklearn.pickle.PyObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas, arrays and archives, sound, damaged and forged. */
class SkopsFileTest {
    private static final String ARRAY_NODE =
            "{'__class__': 'ndarray', '__module__': 'numpy', '__loader__': 'NdArrayNode', 'type': 'numpy', 'file': '1.npy'}";
    private static final String JSON_NODE =
            "{'__class__': 'str', '__module__': 'builtins', '__loader__': 'JsonNode', 'content': '1', '__id__': 5}";

    private static Object read(byte[] bytes, ReadLimits limits) throws IOException {
        return SkopsFile.read(ModelSource.bytes("test", bytes), limits);
    }

    private static Object read(ZipBytes zip) throws IOException {
        return read(zip.bytes(), ReadLimits.defaults());
    }

    private static Object readSchema(String schema) throws IOException {
        return read(new ZipBytes().withSchema(schema));
    }

    private static String node(String loader, String module, String name, String fields) {
        return "{'__class__': '%s', '__module__': '%s', '__loader__': '%s', %s}"
                .formatted(name, module, loader, fields);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.4.0", "0.13.0", "0.14.0"})
    void readsEveryKindOfNode(String version) throws IOException {
        byte[] bytes = Archive.open("skops.tar.xz").bytes("values_" + version + ".skops");
        PyDict values = (PyDict) read(bytes, ReadLimits.defaults());
        assertThat(list(values, "scalars").subList(1, 4)).containsExactly(true, 3L, -4.5);
        assertThat(list(values, "scalars").subList(4, 8))
                .containsExactly(Double.NaN, Double.POSITIVE_INFINITY, "ü", BigInteger.TWO.pow(70));
        assertThat(((PyDict) value(values, "keys")).entries())
                .extracting(PyDict.Entry::key)
                .containsExactly(7L, 2.5, 8L);
        assertThat(list(values, "shared").get(0))
                .isSameAs(list(values, "shared").get(1));
        assertThat(value(values, "scalar")).isEqualTo(1.5);
        assertThat(value(values, "bool")).isEqualTo(true);
        assertThat(value(values, "type")).hasToString("'numpy.float32'");
        assertThat(value(values, "dtype")).isInstanceOf(DType.class).hasToString("<f4");
        assertThat(((PyObject) value(values, "sparse")).attributes().keySet())
                .containsExactlyInAnyOrder("data", "indices", "indptr", "_shape");
        assertThat(((PyObject) value(values, "tree")).get("tree_")).isInstanceOf(PyObject.class);
    }

    @Test
    void readsArraysOfEveryLayout() throws IOException {
        byte[] bytes = Archive.open("skops.tar.xz").bytes("values_0.14.0.skops");
        PyDict values = (PyDict) read(bytes, ReadLimits.defaults());
        NdArray fortran = (NdArray) value(values, "fortran");
        assertThat(fortran.shape()).containsExactly(2, 3);
        assertThat(fortran.doubleAt(4)).isEqualTo(4);
        assertThat(((NdArray) value(values, "big_endian")).longAt(2)).isEqualTo(2);
        assertThat(((NdArray) value(values, "texts")).valueAt(1)).isEqualTo("ü");
        assertThat(((NdArray) value(values, "objects")).valueAt(3)).isEqualTo(2.5);
        assertThat(((NdArray) value(values, "empty")).shape()).containsExactly(0, 3);
        NdArray records = (NdArray) value(values, "records");
        assertThat(records.dtype().itemSize()).isEqualTo(32);
        assertThat(records.field("b").doubleAt(1)).isEqualTo(4.5);
        assertThat(records.field("c").longAt(3)).isEqualTo(4);
    }

    private static Object value(PyDict values, String name) {
        return Objects.requireNonNull(values.get(name));
    }

    private static List<Object> list(PyDict values, String name) {
        return ((PyList) value(values, name)).elements();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ObjectNode | os | system | {}
                    FunctionNode | subprocess | Popen |
                    TypeNode | builtins | eval | []
                    ConstructorFromReduceNode | builtins | exec | []
                    ListNode | importlib | import_module | []
                    TupleNode | runpy | run_path | []
                    DictNode | ctypes | CDLL | {}
                    """)
    void refusesDangerousNamesWhereverTheyStand(String loader, String module, String name, String content) {
        String fields = content == null ? "'type': 1" : "'content': " + content;
        String hostile = node(loader, module, name, fields);
        String schema = node("ListNode", "builtins", "list", "'content': [%s]".formatted(hostile));
        assertThatThrownBy(() -> readSchema(schema))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("the file is hostile and refused; nothing was run");
    }

    @Test
    void unknownClassesAreInertRecords() throws IOException {
        PyObject made = (PyObject) readSchema(node("ObjectNode", "my.library", "Thing", "'content': " + JSON_NODE));
        assertThat(made.className()).isEqualTo("my.library.Thing");
        assertThat(made.isInert()).isTrue();
    }

    @Test
    void unknownKindsOfNodesAreRefusedByName() {
        assertThatThrownBy(() -> readSchema(node("NewNode", "a", "B", "'content': 1")))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("a NewNode of class a.B is a kind of node that is not known");
    }

    @Test
    void newerProtocolsAreRefused() {
        assertThatThrownBy(() -> readSchema(node("TypeNode", "numpy", "float64", "'protocol': 3")))
                .isInstanceOf(UnsupportedVersionException.class)
                .hasMessageContaining("format version 3, this release reads 0 to 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "[]",
                "{}x",
                "{'a': 1, 'a': 2}",
                "{'__loader__': 'JsonNode', 'content': '[1]'}",
                "{'__loader__': 'JsonNode', 'content': 'x'}",
                "{'__loader__': 'JsonNode'}",
                "{'__loader__': 'ListNode', '__class__': 'list', '__module__': 'builtins', 'content': 1}",
                "{'__loader__': 'CachedNode', '__id__': 4}",
                "{'__loader__': 'DictNode', '__class__': 'dict', '__module__': 'builtins', 'content': {'a': 1}}",
                "{'__loader__': 'SliceNode', '__class__': 'slice', '__module__': 'builtins', 'content': {'start': 1}}",
                "{'__loader__': 'NdArrayNode', '__class__': 'ndarray', '__module__': 'numpy', 'type': 'numpy', 'file': '../../x'}"
            })
    void refusesSchemasThatContradictThemselves(String schema) {
        assertThatThrownBy(() -> readSchema(schema))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith("test");
    }

    @Test
    void refusesANodeInsideItself() {
        String outer = node("ListNode", "builtins", "list", "'content': [%s], '__id__': 5".formatted(JSON_NODE));
        assertThatThrownBy(() -> readSchema(outer))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("node 5 contains itself");
    }

    @Test
    void deepNestingEndsInAnError() {
        String deep = "{'a':".repeat(100_000);
        assertThatThrownBy(() -> readSchema(deep)).isInstanceOf(CorruptModelException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1152921504606846976,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (1000000000,), }",
                "{'descr': '<f8', 'fortran_order': False, 'shape': (True,), }",
                "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,), }",
                "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }",
                "{'descr': [('a', '<f8', (999999999, 999999999))], 'fortran_order': False, 'shape': (1,), }",
                "{'descr': [('a', '|O')], 'fortran_order': False, 'shape': (1,), }",
                "{'descr': [('a',)], 'fortran_order': False, 'shape': (1,), }",
                "{'descr': '<f16', 'fortran_order': False, 'shape': (), }",
                "{'descr': __import__('os').system('x'), 'fortran_order': False, 'shape': (), }",
                "{'descr': '<f8'}",
                "[[[[",
                "7",
                ""
            })
    void refusesForgedHeadersOfArrays(String header) {
        ZipBytes zip = new ZipBytes().withSchema(ARRAY_NODE).withArray("1.npy", header, new byte[8]);
        assertThatThrownBy(() -> read(zip)).isInstanceOf(ModelFormatException.class);
    }

    @Test
    void refusesArraysThatAreTooShortOrTooLong() {
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }";
        for (int count : new int[] {0, 15, 17}) {
            ZipBytes zip = new ZipBytes().withSchema(ARRAY_NODE).withArray("1.npy", header, new byte[count]);
            assertThatThrownBy(() -> read(zip)).isInstanceOf(CorruptModelException.class);
        }
    }

    @Test
    void limitsHoldForAllMembersTogether() {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (3000000,), }";
        byte[] bomb = new ZipBytes()
                .withSchema(ARRAY_NODE)
                .withArray("1.npy", header, new byte[3_000_000])
                .bytes();
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.PICKLE_BYTES, 1 << 20);
        assertThat(bomb).hasSizeLessThan(10_000);
        assertThatThrownBy(() -> read(bomb, limits))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("bytes of a pickle");
    }

    @Test
    void countsEntriesOfTheDirectory() {
        ZipBytes zip = new ZipBytes().withSchema(ARRAY_NODE);
        for (int i = 0; i < 2_000; i++) {
            zip.with("member " + i, new byte[0]);
        }
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.OBJECT_BYTES, 1 << 18);
        assertThatThrownBy(() -> read(zip.bytes(), limits))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("bytes of objects");
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = small();
        for (int length = 0; length < whole.length; length++) {
            byte[] start = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(start, ReadLimits.defaults())).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void everyChangedByteIsReadOrRefusedInOneLine() {
        byte[] bytes = small();
        for (int i = 0; i < bytes.length; i++) {
            byte flip = (byte) (1 << i % 8);
            bytes[i] ^= flip;
            try {
                read(bytes, ReadLimits.defaults());
            } catch (IOException e) {
                assertThat(e).isInstanceOf(ModelFormatException.class);
                assertThat(e.getMessage()).startsWith("test").doesNotContain("\n");
            }
            bytes[i] ^= flip;
        }
    }

    @Test
    void changedElementsAreDetected() {
        byte[] bytes = small();
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("NUMPY") + 128;
        bytes[at] ^= 1;
        assertThatThrownBy(() -> read(bytes, ReadLimits.defaults()))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("CRC-32");
    }

    /** Stored, not compressed. */
    private static byte[] small() {
        Archive archive = Archive.open("skops.tar.xz");
        return archive.names("linear.skops").stream()
                .findFirst()
                .map(archive::bytes)
                .orElseThrow();
    }
}
