package dev.brine.format.sklearn.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.UnsupportedModelException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays, dtypes and scalars that contradict themselves, and layouts that real files rarely have. */
class NumpyValuesTest {
    private static final String LITTLE =
            "(K\u0003\u008c\u0001<NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u0000tb";

    private static Assembler dtype(Assembler pickle, String name) {
        return pickle.global("numpy", "dtype").text(name).code("\u0089\u0088\u0087R");
    }

    /** Calls _frombuffer over eight bytes; shape and order as given. */
    private static Assembler buffer(String dtype, String shape, String order) {
        Assembler pickle = new Assembler()
                .global("numpy._core.numeric", "_frombuffer")
                .code("(\u0096")
                .integer(8, 8)
                .bytes(1, 2, 3, 4, 5, 6, 7, 8);
        return dtype(pickle, dtype).code(shape).text(order).code("tR");
    }

    private static NdArray array(Assembler pickle) throws IOException {
        return (NdArray) pickle.read();
    }

    @Test
    void readsBuffers() throws IOException {
        assertThat(array(buffer("u1", "K\u0008", "C")).longAt(7)).isEqualTo(8);
        assertThat(array(buffer("i2", "K\u0002K\u0002\u0086", "C")).longAt(1)).isEqualTo(0x0403);
        assertThat(array(buffer("i2", "K\u0002K\u0002\u0086", "F")).longAt(1)).isEqualTo(0x0605);
        assertThat(array(buffer("V8", ")", "C"))).hasToString("array of 1 elements |V8");
    }

    @Test
    void readsBuffersWithAxesInAnyOrder() throws IOException {
        Assembler pickle = new Assembler()
                .global("numpy._core.numeric", "_frombuffer")
                .code("(\u0096")
                .integer(6, 8)
                .bytes(1, 2, 3, 4, 5, 6);
        NdArray array =
                array(dtype(pickle, "u1").code("K\u0002K\u0003\u0086").text("K").code("K\u0001K\u0000\u0086tR"));
        assertThat(array.shape()).containsExactly(3, 2);
        long[] all = new long[6];
        array.readLongs(0, all, 0, 6);
        assertThat(all).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @ParameterizedTest
    @CsvSource({
        "f8, 'K\u0002', C, 'an array of 8 bytes, its shape and type need 16'",
        "f8, 'J\u00ff\u00ff\u00ff\u00ff\u0085', C, 'a dimension is -1, expected 0 or more'",
        "u1, 'K\u0008\u0085', A, 'an array''s order is ''A'', expected C or F'",
        "u1, 'N', C, 'an array''s shape is None, expected a tuple'",
        "u1, 'N\u0085', C, 'a dimension is None, expected an integer'"
    })
    void refusesBuffersThatDoNotFit(String dtype, String shape, String order, String message) {
        assertThatThrownBy(() -> buffer(dtype, shape, order).read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageStartingWith("test: " + message + ", at offset ");
    }

    @Test
    void refusesShapesWhoseProductPassesEverything() {
        String huge = "\u008a\u0008\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0040";
        assertThatThrownBy(() -> buffer("f8", huge + huge + "\u0086", "C").read())
                .isInstanceOfSatisfying(
                        LimitExceededException.class,
                        e -> assertThat(e.actual()).isEqualTo(Long.MAX_VALUE));
        assertThatThrownBy(() ->
                        buffer("u1", "(" + "K\u0001".repeat(17) + "t", "C").read())
                .isInstanceOfSatisfying(
                        LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(ReadLimit.RANK));
        assertThatThrownBy(() -> buffer("u1", huge + "K\u0000\u0086", "C").read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("an array of 8 bytes, its shape and type need 0");
    }

    @ParameterizedTest
    @CsvSource({
        "g8, numpy dtype 'g8'",
        "f8x, numpy dtype 'f8x'",
        "i6, numpy dtype 'i6'",
        "'', numpy dtype ''",
        "O, an array whose elements are O"
    })
    void refusesUnknownTypes(String name, String message) {
        assertThatThrownBy(() -> buffer(name, "K\u0008\u0085", "C").read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageStartingWith("test: " + message.replace("'' ", "'"));
    }

    private static Assembler scalar(String dtype, int byteCount) {
        return dtype(new Assembler().global("numpy.core.multiarray", "scalar"), dtype)
                .code("C")
                .bytes(byteCount)
                .raw(new byte[byteCount])
                .code("\u0086R");
    }

    @Test
    void readsScalars() throws IOException {
        assertThat(scalar("f8", 8).read()).isEqualTo(0.0);
        assertThat(scalar("b1", 1).read()).isEqualTo(false);
        assertThat(scalar("U2", 8).read()).isEqualTo("");
        assertThat(((PyBytes) scalar("S2", 2).read()).byteSize()).isZero();
        assertThat(dtype(
                                new Assembler()
                                        .global("numpy", "dtype")
                                        .code("0")
                                        .global("numpy._core.multiarray", "scalar"),
                                "O8")
                        .text("any")
                        .code("\u0086R")
                        .read())
                .isEqualTo("any");
    }

    @Test
    void keepsScalarsOfTypesWithoutPlainValueAsRecords() throws IOException {
        assertThat(((PyObject) scalar("c16", 16).read()).isInert()).isTrue();
        assertThat(((PyObject) scalar("M8", 8).read()).className()).isEqualTo("numpy.generic");
    }

    @Test
    void refusesScalarsThatDoNotFit() {
        assertThatThrownBy(() -> scalar("f8", 4).read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("an array of 4 bytes, its shape and type need 8");
        assertThatThrownBy(() -> scalar("f16", 16).read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("numpy dtype 'f16'");
    }

    private static Assembler state(String dtype, String state) {
        return dtype(new Assembler(), dtype).code(state);
    }

    @Test
    void readsTypeStates() throws IOException {
        assertThat(state("f8", LITTLE).read()).hasToString("<f8");
        assertThat(state("f8", LITTLE.replace('<', '>')).read()).hasToString(">f8");
        assertThat(state("i1", LITTLE.replace('<', '|')).read()).hasToString("|i1");
        assertThat(state("O8", LITTLE).read()).hasToString("O");
    }

    @Test
    void refusesTypeStatesThatContradictThemselves() {
        assertThatThrownBy(() -> state("f8", LITTLE.replace('<', '?')).read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("byte order '?', expected <, > or |");
        assertThatThrownBy(() ->
                        state("f8", LITTLE.replace("(K\u0003", "(K\u0009")).read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("a dtype of version 9 with 8 entries, versions 3 and 4 are read");
        assertThatThrownBy(() -> state("f8", LITTLE.replaceFirst("J\u00ff{4}", "K\u0007"))
                        .read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("a dtype '<f8' of 7 bytes an element");
        assertThatThrownBy(() -> state("V8", "(K\u0003\u008c\u0001|N\u008c\u0001a\u0085}K\u0008K\u0001K\u0000tb")
                        .read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("a field is None, expected a tuple");
    }

    private static Assembler record(String offset) {
        Assembler pickle = dtype(new Assembler(), "V8").code("(K\u0003\u008c\u0001|N\u008c\u0001a\u0085}\u008c\u0001a");
        return dtype(pickle, "f4").code(offset + "\u0086sK\u0008K\u0001K\u0000tb");
    }

    @Test
    void keepsFieldsInsideTheirRecord() throws IOException {
        assertThat(((DType) record("K\u0004").read()).fieldOffset("a")).isEqualTo(4);
        assertThat(((DType) record("K\u0004").read()).fieldOffset("b")).isEqualTo(-1);
        assertThatThrownBy(() -> record("K\u0005").read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("field 'a' of 4 bytes at offset 5, a record has 8 bytes");
        assertThatThrownBy(() -> record("J\u00ff\u00ff\u00ff\u00ff").read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("at offset -1");
    }

    @Test
    void aTypeThatHoldsItselfHoldsWhatItWasBefore() throws IOException {
        DType type = (DType) dtype(new Assembler(), "V8")
                .code(
                        "\u0094(K\u0003\u008c\u0001|N\u008c\u0001a\u0085}\u008c\u0001ah\u0000K\u0000\u0086sK\u0008K\u0001K\u0000tb")
                .read();
        assertThat(type.fields().get("a").isStructured()).isFalse();
    }

    private static Assembler subarray(String base, String dimensions) {
        Assembler pickle = dtype(new Assembler(), "V8").code("(K\u0003\u008c\u0001|");
        return dtype(pickle, base).code(dimensions + "\u0086NNK\u0008K\u0001K\u0000tb");
    }

    @Test
    void checksSubarrays() throws IOException {
        assertThat(((DType) subarray("i4", "K\u0002").read()).itemSize()).isEqualTo(8);
        assertThat(((DType) subarray("i4", "K\u0002\u0085").read()).itemSize()).isEqualTo(8);
        assertThatThrownBy(() -> subarray("i4", "K\u0003").read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("a subarray of 12 bytes in an element of 8");
    }

    @Test
    void refusesArrayStatesThatDoNotFit() {
        String array = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\u0000\u0085C\u0001btR";
        Assembler short4 = new Assembler().code(array + "(K\u0001)N\u0089tb");
        assertThatThrownBy(short4::read)
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("an array's state of 4 entries, expected 5");
        Assembler objects = dtype(new Assembler().code(array + "(K\u0001K\u0002\u0085"), "O8")
                .code("\u0089]tb");
        assertThatThrownBy(objects::read)
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("an array of 0 objects, its shape and type need 2");
        Assembler numbers = dtype(new Assembler().code(array + "(K\u0001K\u0002\u0085"), "f8")
                .code("\u0089]tb");
        assertThatThrownBy(numbers::read)
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("an array's elements is list of 0, expected bytes");
    }

    @Test
    void readsArraysOfPython2() throws IOException {
        String array = "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\n(I0\ntS'b'\ntR";
        Assembler bytes =
                dtype(new Assembler().code(array + "(I1\n(I2\nt"), "u1").code("I00\nS'\\x01\\xff'\ntb");
        assertThat(array(bytes).longAt(1)).isEqualTo(255);
        Assembler order =
                dtype(new Assembler().code(array + "(I1\n(I2\nt"), "u1").code("K\u0000S'ab'\ntb");
        assertThat(array(order).longAt(0)).isEqualTo('a');
    }

    @Test
    void refusesElementsOfAnotherKind() throws IOException {
        NdArray texts = array(buffer("S8", ")", "C"));
        assertThatThrownBy(() -> texts.longAt(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("elements are |S8, expected integers");
        assertThatThrownBy(() -> texts.doubleAt(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("elements are |S8, expected numbers");
        assertThatThrownBy(() -> texts.field("a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an array of |S8 has no field 'a'");
        assertThatThrownBy(() -> texts.part(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> texts.valueAt(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThat(texts.objects()).isNull();
        assertThatThrownBy(() -> array(buffer("V8", ")", "C")).valueAt(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("elements are |V8, which have no plain value");
    }
}
