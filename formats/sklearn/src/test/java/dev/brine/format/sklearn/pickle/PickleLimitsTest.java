package dev.brine.format.sklearn.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Pickles that ask for more than they may have. */
class PickleLimitsTest {
    private static final int MILLION = 1_000_000;

    private static Assembler pickle() {
        return new Assembler();
    }

    private static void assertLimit(ReadLimit limit, ThrowingCallable read) {
        assertThatThrownBy(read)
                .isInstanceOfSatisfying(
                        LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(limit));
    }

    @Test
    void readsAMillionListsInEachOther() throws IOException {
        byte[] deep =
                pickle().code("]".repeat(MILLION)).code("a".repeat(MILLION - 1)).stop();
        Object list = Assembler.read(deep, ReadLimits.defaults());
        for (int i = 0; i < MILLION - 1; i++) {
            list = ((PyList) list).get(0);
        }
        assertThat(((PyList) list).size()).isZero();
    }

    @Test
    void readsAMillionTuplesInEachOther() throws IOException {
        Object tuple = pickle().code("N").code("\u0085".repeat(MILLION)).read();
        assertThat(tuple).hasToString("tuple of 1");
        assertThat(((PyTuple) tuple).size()).isEqualTo(1);
    }

    @Test
    void refusesADeepStack() {
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.PICKLE_STACK, 100);
        assertLimit(
                ReadLimit.PICKLE_STACK,
                () -> Assembler.read(pickle().code("]".repeat(101)).stop(), limits));
        assertLimit(
                ReadLimit.PICKLE_STACK,
                () -> Assembler.read(pickle().code("(".repeat(101)).stop(), limits));
    }

    @Test
    void refusesManyOperations() {
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.PICKLE_OPERATIONS, 1000);
        assertLimit(
                ReadLimit.PICKLE_OPERATIONS,
                () -> Assembler.read(pickle().code("N0".repeat(501)).stop(), limits));
    }

    @Test
    void refusesManyMemoEntries() {
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.PICKLE_MEMO_ENTRIES, 10);
        assertLimit(
                ReadLimit.PICKLE_MEMO_ENTRIES,
                () -> Assembler.read(
                        pickle().code("N").code("\u0094".repeat(11)).stop(), limits));
    }

    @Test
    void overwritesMemoEntriesWithoutEnd() throws IOException {
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.PICKLE_MEMO_ENTRIES, 2);
        byte[] pickle = pickle().code("N").code("q\u0000q\u0007".repeat(100)).stop();
        assertThat(Assembler.read(pickle, limits)).isEqualTo(PyNone.NONE);
    }

    @Test
    void refusesManyObjects() {
        ReadLimits limits = ReadLimits.defaults().with(ReadLimit.OBJECT_BYTES, 10_000);
        assertLimit(
                ReadLimit.OBJECT_BYTES,
                () -> Assembler.read(pickle().code("]".repeat(100)).stop(), limits));
        Assembler bytes = pickle().global("_codecs", "encode")
                .code("\u0094")
                .text("a".repeat(200))
                .text("latin1");
        byte[] blowUp = bytes.code("\u0086\u00940h\u0000h\u0001R")
                .code("0h\u0000h\u0001R".repeat(100))
                .stop();
        assertLimit(ReadLimit.OBJECT_BYTES, () -> Assembler.read(blowUp, limits));
    }

    @Test
    void refusesWhatTheHeapCannotHold() {
        Budget budget = new Budget(ReadLimits.defaults(), "test");
        assertThatThrownBy(() -> budget.countObject(Runtime.getRuntime().maxMemory(), 7))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageMatching("test: \\d+ bytes of objects, allowed are \\d+; if you trust the file,"
                        + " raise OBJECT_BYTES in ReadLimits or -Xmx, at offset 7");
    }

    @Test
    void refusesLengthsPastTheEndBeforeAllocating() {
        for (int code : new int[] {0x8d, 0x8e, 0x96}) {
            assertThatThrownBy(() -> pickle().bytes(code).integer(1L << 60, 8).read())
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageEndingWith("of 1152921504606846976 bytes, 1 are left, at offset 1");
            assertThatThrownBy(() -> pickle().bytes(code).integer(-1, 8).read())
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageEndingWith("of 18446744073709551615 bytes, 1 are left, at offset 1");
        }
        for (String code : new String[] {"X", "B", "T", "\u008b"}) {
            assertThatThrownBy(
                            () -> pickle().code(code).integer(0xffff_ffffL, 4).read())
                    .isInstanceOf(CorruptModelException.class)
                    .hasMessageEndingWith("of 4294967295 bytes, 1 are left, at offset 1");
        }
    }

    @Test
    void refusesIntegersOfManyDigits() {
        assertThatThrownBy(() -> pickle().bytes(0x8b)
                        .integer(1025, 4)
                        .raw(new byte[1025])
                        .read())
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage("test: an integer of 1025 bytes, at most 1024 are read, at offset 0");
        assertThatThrownBy(() -> pickle().code("L" + "1".repeat(3000) + "\n").read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessage("test: an integer is longer than 2500 bytes, at offset 1");
    }

    @Test
    void refusesLongTuplesAndTextsInTuplesAsKeys() {
        assertThatThrownBy(() ->
                        pickle().code("}(").code("N".repeat(65)).code("tNs").read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("a tuple of 65 as key, at most 64 elements are read");
        byte[] longText = "a".repeat(2000).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> pickle().code("}X")
                        .integer(2000, 4)
                        .raw(longText)
                        .code("\u0085Ns")
                        .read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("a tuple with a text of 2000 characters as key, at most 1024 are read");
    }

    @Test
    void refusesTuplesOfManyTextsAsKeys() {
        Assembler pickle = pickle().code("}(");
        for (int i = 0; i < 11; i++) {
            pickle.text("a".repeat(100));
        }
        assertThatThrownBy(() -> pickle.code("tNs").read())
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("a dict gets a tuple of more than 1024 characters as key");
    }

    @Test
    void collidingKeysStayFast() throws IOException {
        Assembler pickle = pickle().code("}(");
        int count = 1 << 14;
        for (int i = 0; i < count; i++) {
            StringBuilder key = new StringBuilder();
            for (int bit = 0; bit < 14; bit++) {
                key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            pickle.text(key.toString()).code("N");
        }
        assertThat(((PyDict) pickle.code("u").read()).size()).isEqualTo(count);
    }
}
