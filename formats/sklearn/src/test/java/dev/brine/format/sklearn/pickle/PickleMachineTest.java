package dev.brine.format.sklearn.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.error.UnsupportedVersionException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that real files rarely have, and what contradicts them. */
class PickleMachineTest {
    private static Assembler pickle() {
        return new Assembler();
    }

    private static void assertCorrupt(ThrowingCallable read, String message) {
        assertThatThrownBy(read).isInstanceOf(CorruptModelException.class).hasMessage("test: " + message);
    }

    @Test
    void readsTextualNumbers() throws IOException {
        assertThat(pickle().code("I42\n").read()).isEqualTo(42L);
        assertThat(pickle().code("I01\n").read()).isEqualTo(true);
        assertThat(pickle().code("I00\n").read()).isEqualTo(false);
        assertThat(pickle().code("L-12L\n").read()).isEqualTo(-12L);
        assertThat(pickle().code("L123456789012345678901234567890L\n").read())
                .isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(pickle().code("F-1.5e-3\n").read()).isEqualTo(-0.0015);
        assertThat(pickle().code("Finf\n").read()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({
        "Ix,integer 'x'; expected digits",
        "L,integer ''; expected digits",
        "I0x10,integer '0x10'; expected digits",
        "F1d,float '1d'; expected a decimal number",
        "F0x1p3,float '0x1p3'; expected a decimal number",
        "p-1,memo number '-1'; expected digits"
    })
    void refusesTextThatIsNoNumber(String line, String message) {
        assertCorrupt(() -> pickle().code("N").code(line + "\n").read(), message.replace(';', ',') + ", at offset 1");
    }

    @Test
    void readsBinaryNumbers() throws IOException {
        assertThat(pickle().code("J").integer(-2, 4).read()).isEqualTo(-2L);
        assertThat(pickle().code("K").bytes(255).read()).isEqualTo(255L);
        assertThat(pickle().code("M").integer(65535, 2).read()).isEqualTo(65535L);
        assertThat(pickle().bytes(0x8a, 0).read()).isEqualTo(0L);
        assertThat(pickle().bytes(0x8a, 1, 0xff).read()).isEqualTo(-1L);
        assertThat(pickle().bytes(0x8b)
                        .integer(9, 4)
                        .bytes(0, 0, 0, 0, 0, 0, 0, 0, 1)
                        .read())
                .isEqualTo(BigInteger.TWO.pow(64));
        assertThat(pickle().code("G").bytes(0x3f, 0xf8, 0, 0, 0, 0, 0, 0).read())
                .isEqualTo(1.5);
    }

    @Test
    void readsTextsOfPython2() throws IOException {
        assertThat(pickle().code("S'a\\n\\\\\\x41\\''\n").read()).isEqualTo("a\n\\A'");
        assertThat(pickle().code("S\"b\\t\\r\\\"\"\n").read()).isEqualTo("b\t\r\"");
        assertThat(pickle().code("U").bytes(2, 0xe9, 'x').read()).isEqualTo("éx");
        assertThat(pickle().code("T").integer(1, 4).code("y").read()).isEqualTo("y");
        assertThat(pickle().code("Va\\u00e9\\U0001f332\\\n").read()).isEqualTo("aé\ud83c\udf32\\");
    }

    @Test
    void refusesTextsThatAreNone() {
        assertCorrupt(() -> pickle().code("Sa\n").read(), "text a, expected quotes around it, at offset 0");
        assertCorrupt(() -> pickle().code("S'a\n").read(), "text 'a, expected quotes around it, at offset 0");
        assertCorrupt(() -> pickle().code("S'\\q'\n").read(), "text with the escape \\q, at offset 0");
        assertCorrupt(
                () -> pickle().code("S'\\x4'\n").read(),
                "text with an escape of less than 2 hexadecimal digits, at offset 0");
        assertCorrupt(
                () -> pickle().code("V\\u12\n").read(),
                "text with an escape of less than 4 hexadecimal digits, at offset 0");
        assertCorrupt(
                () -> pickle().code("V\\Uffffffff\n").read(),
                "text with the character 0xffffffff, which is none, at offset 0");
        assertCorrupt(() -> pickle().bytes(0x8c, 1, 0xff).read(), "a text is not UTF-8, at offset 2");
    }

    @Test
    void keepsStackMarksAndMemo() throws IOException {
        assertThat(((PyList) pickle().code("(K")
                                .bytes(1)
                                .code("K")
                                .bytes(2)
                                .code("l")
                                .read())
                        .elements())
                .containsExactly(1L, 2L);
        assertThat(((PyDict) pickle().code("(K").bytes(1).code("Nd").read()).size())
                .isEqualTo(1);
        assertThat(pickle().code("NK").bytes(1).code("0").read()).isEqualTo(PyNone.NONE);
        assertThat(pickle().code("N(0").read()).isEqualTo(PyNone.NONE);
        assertThat(pickle().code("N(NN1").read()).isEqualTo(PyNone.NONE);
        assertThat(((PyTuple) pickle().code("K").bytes(7).code("2").bytes(0x86).read()).elements())
                .containsExactly(7L, 7L);
        assertThat(pickle().code("K").bytes(7).code("p300\n0g300\n").read()).isEqualTo(7L);
        assertThat(pickle().code("K")
                        .bytes(7)
                        .code("r")
                        .integer(0xffffffffL, 4)
                        .code("0j")
                        .integer(0xffffffffL, 4)
                        .read())
                .isEqualTo(7L);
    }

    @Test
    void memoizesUnderTheNumberOfEntriesSoFar() throws IOException {
        Object value = pickle().code("K")
                .bytes(7)
                .code("q")
                .bytes(5)
                .code("K")
                .bytes(8)
                .bytes(0x94)
                .code("h")
                .bytes(1)
                .code("h")
                .bytes(5)
                .bytes(0x87, 0x86)
                .read();
        assertThat(((PyTuple) ((PyTuple) value).get(1)).elements()).containsExactly(8L, 8L, 7L);
    }

    @Test
    void refusesABrokenStack() {
        assertCorrupt(() -> pickle().read(), "the operation needs a value, the stack has none, at offset 0");
        assertCorrupt(
                () -> pickle().code("N(\u0085").read(), "the operation needs a value, the stack has none, at offset 2");
        assertCorrupt(() -> pickle().code("t").read(), "the operation needs a mark, the stack has none, at offset 0");
        assertCorrupt(() -> pickle().code("h").bytes(3).read(), "memo entry 3 was never set, at offset 0");
        assertCorrupt(
                () -> pickle().code("NN").read(),
                "STOP leaves 1 values and 0 marks on the stack, expected none, at offset 2");
        assertCorrupt(() -> pickle().code("N(").read(), "the operation needs a value, the stack has none, at offset 2");
    }

    @Test
    void refusesWhatIsNoOperation() {
        assertCorrupt(() -> pickle().bytes(0x80, 2, 0xff).read(), "byte 0xff is no operation of a pickle, at offset 2");
        assertCorrupt(
                () -> Assembler.read(new byte[0], ReadLimits.defaults()),
                "the file ends inside the pickle, before its STOP; it was cut off, copy it again, at offset 0");
        assertThatThrownBy(() -> pickle().bytes(0x80, 6).code("N").read())
                .isInstanceOf(UnsupportedVersionException.class)
                .hasMessageContaining("format version 6, this release reads 0 to 5");
    }

    @ParameterizedTest
    @ValueSource(ints = {'P', 'Q', 0x82, 0x83, 0x84, 0x97, 0x98})
    void refusesOperationsOnOtherData(int code) {
        assertThatThrownBy(() -> pickle().code("N").bytes(code).read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage(
                        "test: operation %s needs data from outside the file, which is refused; nothing was run, at offset 1"
                                .formatted(Opcode.of(code)));
    }

    @Test
    void checksFrames() throws IOException {
        assertThat(pickle().bytes(0x95).integer(2, 8).code("N").read()).isEqualTo(PyNone.NONE);
        assertCorrupt(
                () -> pickle().bytes(0x95).integer(1000, 8).code("N").read(),
                "a frame of 1000 bytes, 2 are left, at offset 1");
        assertCorrupt(
                () -> pickle().bytes(0x95).integer(2, 8).code("M").bytes(0, 0).read(),
                "an operation passes the end of its frame at 11, at offset 12");
        assertCorrupt(
                () -> pickle().bytes(0x95)
                        .integer(11, 8)
                        .bytes(0x95)
                        .integer(0, 8)
                        .code("N")
                        .read(),
                "a frame starts inside the one that ends at 20, at offset 9");
    }

    @Test
    void fillsContainersOneByOne() throws IOException {
        assertThat(((PyList) pickle().code("]Na").read()).elements()).containsExactly(PyNone.NONE);
        assertThat(((PyDict) pickle().code("}").text("k").code("Ns").read()).get("k"))
                .isEqualTo(PyNone.NONE);
        assertThat(((PySet) pickle().bytes(0x8f)
                                .code("(K")
                                .bytes(1)
                                .code("K")
                                .bytes(1)
                                .bytes(0x90)
                                .read())
                        .size())
                .isEqualTo(1);
    }

    @Test
    void refusesToFillWhatIsNoContainer() {
        assertCorrupt(() -> pickle().code("NNa").read(), "None cannot take elements, expected a list, at offset 2");
        assertCorrupt(() -> pickle().code("NNNs").read(), "None cannot take keys, expected a dict, at offset 3");
        assertCorrupt(() -> pickle().code("N(").bytes(0x90).read(), "None cannot take elements of a set, at offset 2");
        assertCorrupt(() -> pickle().code("}(Nu").read(), "a dict gets 1 keys and values, expected pairs, at offset 3");
        assertCorrupt(() -> pickle().code("NNb").read(), "None cannot take a state, at offset 2");
    }

    @Test
    void refusesKeysThatCanHoldThemselves() {
        assertCorrupt(
                () -> pickle().code("}]Ns").read(),
                "a dict gets list of 0 as key, expected a number, text, None, class or tuple of those, at offset 3");
        assertCorrupt(
                () -> pickle().bytes(0x8f).code("(]").bytes(0x90).read(),
                "a set gets list of 0 as key, expected a number, text, None, class or tuple of those, at offset 3");
        assertCorrupt(
                () -> pickle().code("}N").bytes(0x85, 0x85).code("Ns").read(),
                "a dict gets tuple of 1 as key, expected a number, text, None, class or tuple of those, at offset 5");
    }

    @Test
    void tellsKeysApart() throws IOException {
        Object dict = pickle().code("}(K")
                .bytes(1)
                .code("N\u0088NI01\nN")
                .text("1")
                .code("NG\0\0\0\0\0\0\0\0NNNK")
                .bytes(1)
                .bytes(0x85)
                .code("Nu")
                .read();
        assertThat(((PyDict) dict).entries()).hasSize(6);
    }

    @ParameterizedTest
    @CsvSource({
        "os, system, runs programs",
        "builtins, eval, runs Python code",
        "__builtin__, exec, runs Python code",
        "numpy, load, loads other files of objects",
        "joblib, load, loads other files of objects",
        "sklearn.utils.os, system, reaches the module os",
        "sklearn.tree._tree, os.system, reaches the module os",
        "sklearn.tree._tree, Tree.fit.__globals__, reaches into Python itself"
    })
    void namesADangerousGlobalAndItsPlace(String module, String name, String does) {
        assertThatThrownBy(
                        () -> pickle().code("N").global(module, name).code("0").read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("test: global '%s.%s' %s: the file is hostile and refused; nothing was run, at offset 1"
                        .formatted(module, name, does));
    }

    @ParameterizedTest
    @CsvSource({
        "builtins, getattr",
        "sklearn.datasets, load_iris",
        "sklearn.tree._tree, Tree.fit",
        "xsklearn.tree, Tree",
        "sklearn, Tree",
        "sklearn..a, B",
        "_loss, Evil",
        "xgboost.sklearn, XGBClassifier"
    })
    void makesInertRecordsOfOtherGlobals(String module, String name) throws IOException {
        PyGlobal global = (PyGlobal) pickle().global(module, name).read();
        assertThat(global.isInert()).isTrue();
        assertThat(global.name()).isEqualTo(module + "." + name);
        PyObject record = (PyObject) pickle().global(module, name)
                .code("N\u0085R}")
                .text("a")
                .code("Nsb")
                .read();
        assertThat(record.isInert()).isTrue();
        assertThat(record.type().library()).isEqualTo(module.replaceFirst("\\..*", ""));
        assertThat(record.arguments().elements()).containsExactly(PyNone.NONE);
        assertThat(record.attributes()).containsOnlyKeys("a");
    }

    @Test
    void resolvesGlobalsFromTheStackItself() {
        Assembler memoTrick = pickle().text("sklearn.tree._tree")
                .bytes(0x94)
                .text("posix")
                .code("q")
                .bytes(0)
                .code("0");
        assertThatThrownBy(() ->
                        memoTrick.code("h").bytes(0).text("system").bytes(0x93).read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("global 'posix.system'");
        assertCorrupt(
                () -> pickle().code("N").text("x").bytes(0x93).read(),
                "the name of a module is None, expected a text, at offset 4");
    }

    @Test
    void makesInertRecords() throws IOException {
        for (Assembler made : List.of(
                pickle().global("sklearn.x._y", "Odd").code(")\u0081"),
                pickle().global("sklearn.x._y", "Odd").code(")R"),
                pickle().global("sklearn.x._y", "Odd").code(")}\u0092"),
                pickle().code("(isklearn.x._y\nOdd\n"),
                pickle().code("(").global("sklearn.x._y", "Odd").code("o"),
                pickle().global("copy_reg", "_reconstructor")
                        .code("(")
                        .global("sklearn.x._y", "Odd")
                        .global("__builtin__", "object")
                        .code("NtR"),
                pickle().global("copyreg", "__newobj__")
                        .global("sklearn.x._y", "Odd")
                        .code("\u0085R"))) {
            PyObject object = (PyObject) made.read();
            assertThat(object.className()).isEqualTo("sklearn.x._y.Odd");
            assertThat(object.simpleName()).isEqualTo("Odd");
            assertThat(object).hasToString("a 'sklearn.x._y.Odd'");
        }
    }

    @Test
    void buildsAttributesAndSlots() throws IOException {
        PyObject object = (PyObject) pickle().global("sklearn.x", "Odd")
                .code(")\u0081}")
                .text("a")
                .code("Ns}")
                .text("b")
                .code("\u0088s\u0086b")
                .read();
        assertThat(object.attributes()).containsOnlyKeys("a", "b");
        PyObject slotsOnly = (PyObject) pickle().global("sklearn.x", "Odd")
                .code(")\u0081N}")
                .text("b")
                .code("\u0088s\u0086b")
                .read();
        assertThat(slotsOnly.get("b")).isEqualTo(true);
        PyObject opaque = (PyObject) pickle().global("sklearn.x", "Odd")
                .code(")\u0081K\u0007\u0085b")
                .read();
        assertThat(((PyTuple) opaque.state()).elements()).containsExactly(7L);
        assertCorrupt(
                () -> pickle().global("sklearn.x", "Odd").code(")\u0081}NNsb").read(),
                "an attribute's name is None, expected a text, at offset 21");
    }

    @Test
    void keepsElementsAndEntriesOfSubclasses() throws IOException {
        PyObject object = (PyObject) pickle().global("sklearn.x", "Odd")
                .code(")\u0081(K\u0001K\u0002e")
                .text("k")
                .code("Ns")
                .read();
        assertThat(object.elements()).containsExactly(1L, 2L);
        assertThat(object.entries().has("k")).isTrue();
        assertThat(((PyObject) pickle().global("sklearn.x", "Odd")
                                .code(")\u0081")
                                .read())
                        .entries()
                        .size())
                .isZero();
    }

    @Test
    void callsNothingButTheTable() {
        assertCorrupt(
                () -> pickle().text("os").code(")R").read(),
                "what is called is the text 'os', expected a class, at offset 5");
        assertCorrupt(
                () -> pickle().global("numpy", "dtype").code("]R").read(),
                "what a call is given is list of 0, expected a tuple, at offset 14");
        assertThatThrownBy(() -> pickle().global("numpy", "ndarray").code(")R").read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage(
                        "test: 'numpy.ndarray' can stand as a value, to call it is refused; nothing was run, at offset 16");
        assertThatThrownBy(() -> pickle().global("sklearn.x", "Odd")
                        .code(")}")
                        .text("a")
                        .code("Ns\u0092")
                        .read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("NEWOBJ_EX with named arguments");
        assertCorrupt(() -> pickle().code("(o").read(), "OBJ needs a class, there is none above the mark, at offset 1");
        assertCorrupt(
                () -> pickle().global("copyreg", "_reconstructor").code(")R").read(),
                "the class to make is missing: 0 arguments, expected more than 0, at offset 25");
    }

    @Test
    void makesBuiltIns() throws IOException {
        assertThat(((PySet) pickle().global("__builtin__", "set")
                                .code("](K\u0001e\u0085R")
                                .read())
                        .elements())
                .containsExactly(1L);
        assertThat(((PyBytes) pickle().global("builtins", "bytearray")
                                .code("C\u0002ab\u0085R")
                                .read())
                        .byteSize())
                .isEqualTo(2);
        assertThat(((PyDict) pickle().global("collections", "OrderedDict")
                                .code("](](NNee\u0085R")
                                .read())
                        .size())
                .isEqualTo(1);
        assertCorrupt(
                () -> pickle().global("collections", "OrderedDict")
                        .code("](]e\u0085R")
                        .read(),
                "a dict's item has 0 elements, expected a key and a value, at offset 30");
        assertCorrupt(
                () -> pickle().global("collections", "OrderedDict")
                        .code("](](]Nee\u0085R")
                        .read(),
                "a dict gets list of 0 as key, expected a number, text, None, class or tuple of those, at offset 34");
        assertCorrupt(
                () -> pickle().global("builtins", "set").code("](]e\u0085R").read(),
                "a set gets list of 0 as key, expected a number, text, None, class or tuple of those, at offset 19");
        assertCorrupt(
                () -> pickle().global("_codecs", "encode")
                        .text("€")
                        .text("latin1")
                        .code("\u0086R")
                        .read(),
                "a text that stands for bytes has characters past 255, at offset 30");
        assertThatThrownBy(() -> pickle().global("_codecs", "encode")
                        .text("a")
                        .text("rot13")
                        .code("\u0086R")
                        .read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("the encoding 'rot13', only latin1 stands for bytes");
    }
}
