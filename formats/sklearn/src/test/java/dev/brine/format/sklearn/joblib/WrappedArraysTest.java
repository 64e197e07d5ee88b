package dev.brine.format.sklearn.joblib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.ReadLimits;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.pickle.Assembler;
import dev.brine.format.sklearn.pickle.NdArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** joblib's stand-in for an array, and the bytes behind it. */
class WrappedArraysTest {
    @TempDir
    Path folder;

    /** Ends with the stand-in's BUILD. */
    private static Assembler wrapper(String module, String shape, String order, String dtype) {
        return new Assembler()
                .bytes(0x80, 4)
                .global(module, "NumpyArrayWrapper")
                .code(")\u0081}(")
                .text("shape")
                .code(shape)
                .text("order")
                .text(order)
                .text("dtype")
                .global("numpy", "dtype")
                .text(dtype)
                .code("\u0089\u0088\u0087R");
    }

    private static Assembler aligned(String shape, String order, String dtype) {
        return wrapper("joblib.numpy_pickle", shape, order, dtype)
                .text("numpy_array_alignment_bytes")
                .code("K\u0010ub");
    }

    private static Object read(Assembler pickle) throws IOException {
        ModelSource source = ModelSource.bytes("test", pickle.stop());
        try (PickleFile file = PickleFile.open(source, ReadLimits.defaults())) {
            return file.root();
        }
    }

    private static void assertCorrupt(Assembler pickle, String message) {
        assertThatThrownBy(() -> read(pickle))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageStartingWith("test: " + message);
    }

    @Test
    void readsBothSpellingsWithAndWithoutPadding() throws IOException {
        for (String module : new String[] {"joblib.numpy_pickle", "sklearn.externals.joblib.numpy_pickle"}) {
            NdArray array = (NdArray)
                    read(wrapper(module, "K\u0002K\u0002\u0086", "F", "i1").code("ub\u0001\u0002\u0003\u0004"));
            assertThat(array.longAt(1)).isEqualTo(3);
        }
        NdArray array = (NdArray) read(aligned("K\u0002\u0085", "C", "i1").bytes(2, 0xff, 0xff, 7, 8));
        assertThat(array.longAt(1)).isEqualTo(8);
        NdArray empty = (NdArray) read(aligned("K\u0000\u0085", "C", "f8").bytes(1, 0xff));
        assertThat(empty.elementCount()).isZero();
    }

    @Test
    void refusesPaddingThatIsNone() {
        assertCorrupt(
                aligned("K\u0001\u0085", "C", "i1").bytes(17).raw(new byte[20]),
                "17 bytes of padding before an array, at most 16, at offset ");
        assertCorrupt(
                aligned("K\u0001\u0085", "C", "i1").bytes(2, 0xff, 0, 1),
                "a byte of padding before an array is not 0xff, at offset ");
    }

    @Test
    void refusesStandInsWithoutWhatTheyNeed() {
        assertCorrupt(
                new Assembler()
                        .bytes(0x80, 4)
                        .global("joblib.numpy_pickle", "NumpyArrayWrapper")
                        .code(")\u0081}b"),
                "an array's dtype is missing, at offset 2");
        assertCorrupt(
                wrapper("joblib.numpy_pickle", "N", "C", "i1").code("ub"), "an array's shape is None, at offset 2");
        assertCorrupt(
                wrapper("joblib.numpy_pickle", ")", "K", "i1").code("ub"),
                "an array's order is neither C nor F, at offset 2");
    }

    @Test
    void refusesMoreElementsThanThereAreBytes() {
        String huge = "\u008a\u0005\u0000\u0000\u0000\u0000\u0001\u0085";
        assertCorrupt(aligned(huge, "C", "f8").bytes(1, 0xff), "an array of 34359738368 bytes, 1 are left, at offset ");
    }

    @Test
    void refusesElementsInsideAFrame() {
        Assembler inner = aligned("K\u0001\u0085", "C", "i1").bytes(1, 0xff, 5);
        byte[] body = inner.toBytes();
        Assembler framed = new Assembler().bytes(0x95).integer(body.length, 8).raw(body);
        assertCorrupt(framed, "an array's elements start inside a frame that ends at ");
    }

    @Test
    void readsObjectsAsAPickleOfTheirOwn() throws IOException {
        String array =
                "cnumpy.core.multiarray\n_reconstruct\n(cnumpy\nndarray\nK\u0000\u0085C\u0001btR(K\u0001K\u0001\u0085cnumpy\ndtype\n\u008c\u0002O8\u0089\u0088\u0087R\u0089](Netb.";
        NdArray objects = (NdArray) read(aligned("K\u0001\u0085", "C", "O8").code("\u0080\u0002" + array));
        assertThat(objects.objects()).hasToString("[None]");
        assertCorrupt(
                aligned("K\u0001\u0085", "C", "O8").code("\u0080\u0002N."),
                "the pickle of an array of objects holds another value, at offset ");
        assertCorrupt(
                aligned("K\u0001\u0085", "C", "O8").code("\u0080\u0002h\u0000."),
                "memo entry 0 was never set, at offset ");
    }

    @Test
    void leavesLargeArraysInTheFile() throws IOException {
        int count = 100_000;
        ByteBuffer elements = ByteBuffer.allocate(count * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        LongStream.range(0, count).forEach(elements::putLong);
        Path path = folder.resolve("large.joblib");
        Files.write(
                path,
                aligned("J\u00a0\u0086\u0001\u0000\u0085", "C", "i8")
                        .bytes(1, 0xff)
                        .raw(elements.array())
                        .stop());
        NdArray array;
        try (PickleFile file = PickleFile.open(ModelSource.file(path), ReadLimits.defaults())) {
            array = (NdArray) file.root();
            long[] all = new long[count];
            array.readLongs(0, all, 0, count);
            assertThat(all).isEqualTo(LongStream.range(0, count).toArray());
            assertThat(array.longAt(4095)).isEqualTo(4095);
            assertThat(array.longAt(99_999)).isEqualTo(99_999);
            assertThatThrownBy(() -> array(file).readLongs(99_999, new long[2], 0, 2))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        assertThatThrownBy(() -> array.longAt(50_000)).isInstanceOf(ClosedChannelException.class);
    }

    private static NdArray array(PickleFile file) {
        return (NdArray) file.root();
    }
}
