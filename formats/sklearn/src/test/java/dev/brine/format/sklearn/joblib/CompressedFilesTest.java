package dev.brine.format.sklearn.joblib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.brine.error.CorruptModelException;
import dev.brine.error.LimitExceededException;
import dev.brine.error.ReadLimit;
import dev.brine.error.ReadLimits;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ModelSource;
import dev.brine.format.sklearn.Fixtures;
import dev.brine.format.sklearn.pickle.Assembler;
import dev.brine.format.sklearn.pickle.PyBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class CompressedFilesTest {
    private static final byte[] PICKLE =
            new Assembler().bytes(0x80, 2).code("N").stop();

    /** Makes a compressor. */
    @FunctionalInterface
    private interface Compressor {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] compress(Compressor compressor, byte[]... pieces) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor.over(bytes)) {
            for (byte[] piece : pieces) {
                out.write(piece);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static Object read(byte[] bytes, ReadLimits limits) throws IOException {
        try (PickleFile file = PickleFile.open(ModelSource.bytes("test", bytes), limits)) {
            return file.root();
        }
    }

    private static Object read(byte[] bytes) throws IOException {
        return read(bytes, ReadLimits.defaults());
    }

    @Test
    void readsStreamsInARowAsOne() throws IOException {
        byte[] start = Arrays.copyOf(PICKLE, 2);
        byte[] end = Arrays.copyOfRange(PICKLE, 2, PICKLE.length);
        for (Compressor compressor : new Compressor[] {
            GZIPOutputStream::new, BZip2CompressorOutputStream::new, out -> new XZOutputStream(out, new LZMA2Options(0))
        }) {
            assertThat(read(joined(compress(compressor, start), compress(compressor, end))))
                    .hasToString("None");
        }
    }

    @Test
    void refusesBytesBehindAStream() throws IOException {
        byte[] zlib = compress(DeflaterOutputStream::new, PICKLE);
        assertThatThrownBy(() -> read(joined(zlib, new byte[] {1})))
                .isInstanceOf(CorruptModelException.class)
                .hasMessage("test: unreadable zlib stream after 4 decompressed bytes: 1 bytes follow its end");
        byte[] gzip = compress(GZIPOutputStream::new, PICKLE, new byte[] {1});
        assertThatThrownBy(() -> read(gzip))
                .isInstanceOf(CorruptModelException.class)
                .hasMessage("test: bytes follow the end of the pickle, in the decompressed stream, at offset 4");
    }

    @Test
    void refusesBombs() throws IOException {
        byte[] zeros = new byte[1 << 20];
        byte[] head = new Assembler().bytes(0x80, 4, 0x8e).integer(1L << 40, 8).toBytes();
        byte[][] pieces = new byte[101][];
        Arrays.fill(pieces, zeros);
        pieces[0] = head;
        byte[] zlib = compress(DeflaterOutputStream::new, pieces);
        ReadLimits narrow = ReadLimits.defaults().with(ReadLimit.PICKLE_EXPANSION, 500);
        assertThatThrownBy(() -> read(zlib, narrow)).isInstanceOfSatisfying(LimitExceededException.class, e -> {
            assertThat(e.limit()).isEqualTo(ReadLimit.PICKLE_EXPANSION);
            assertThat(e.actual()).isGreaterThan(500);
        });
        byte[] xz = compress(out -> new XZOutputStream(out, new LZMA2Options(0)), pieces);
        assertThatThrownBy(() -> read(xz)).isInstanceOf(LimitExceededException.class);
        ReadLimits small = ReadLimits.defaults().with(ReadLimit.PICKLE_BYTES, 1 << 20);
        assertThatThrownBy(() -> read(zlib, small))
                .isInstanceOfSatisfying(
                        LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo(ReadLimit.PICKLE_BYTES));
    }

    @Test
    void refusesAnUncompressedFilePastTheCap() {
        ReadLimits small = ReadLimits.defaults().with(ReadLimit.PICKLE_BYTES, 3);
        assertThatThrownBy(() -> read(PICKLE, small))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("4 bytes of a pickle, allowed are 3");
    }

    @Test
    void refusesWindowsPastTheCap() {
        byte[] lzma = Fixtures.bytes("streams/tree_lzma.joblib");
        lzma[4] = 0x10; // the fourth byte of the window's size: 256 MiB
        assertThatThrownBy(() -> read(lzma))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessageContaining("KiB to decompress, 81920 KiB are allowed; compress it again with a smaller one");
    }

    @Test
    void takesAPickleThatSpoofsAMagicForAPickle() throws IOException {
        byte[] spoof = new Assembler().code("BZ\0\0\0").raw(new byte[0x5a]).stop();
        assertThat(((PyBytes) read(spoof)).byteSize()).isEqualTo(0x5a);
        assertThatThrownBy(() ->
                        read(new Assembler().code("BZh9").code("x".repeat(20)).stop()))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageContaining("bytes of 2017028186 bytes");
    }

    @Test
    void saysWhatDecompressorsSay() {
        byte[] damaged = Fixtures.bytes("streams/tree_gzip.joblib");
        damaged[damaged.length - 6] ^= 1;
        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(CorruptModelException.class)
                .hasMessageMatching("test: unreadable gzip stream after [0-9]+ decompressed bytes: .+");
    }

    @Test
    void refusesOldJoblibClearly() {
        assertThatThrownBy(() ->
                        read(new Assembler().code("ZF0x12                 ").toBytes()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage(
                        "test: it is compressed as joblib before 0.10 did; load it there and dump it with a newer joblib, at offset 0");
        Assembler wrapper = new Assembler()
                .bytes(0x80, 2)
                .global("joblib.numpy_pickle", "NDArrayWrapper")
                .code(")\u0081}")
                .text("filename")
                .text("m.pkl_01.npy")
                .code("sb");
        assertThatThrownBy(() -> read(wrapper.stop()))
                .isInstanceOf(UnsupportedModelException.class)
                .hasMessage(
                        "test: its arrays lie in other files beside it, as joblib before 0.10 wrote them; load it there and dump it with a newer joblib, at offset 2");
    }

    @Test
    void recognizesPicklesAndCodecsOnly() {
        for (String start : new String[] {
            "\u0080\u0002",
            "\u0080\u0005",
            "ccopy_reg\n_reconstructor\n",
            "(lp0\n",
            "(dp1\n",
            "}q\0",
            "]q\0",
            "(iposix\nsystem\n",
            "cos\nsystem\n",
            "ZF0x1"
        }) {
            assertThat(PickleFile.recognizes(start(start))).as(start).isTrue();
        }
        for (String start : new String[] {
            "", "x", "\u0080", "{\"format\"", "comma,separated\n1,2\n", "PK\u0003\u0004", "BZh9", "x\u0001y", "column\n"
        }) {
            assertThat(PickleFile.recognizes(start(start))).as(start).isEqualTo(start.equals("x\u0001y"));
        }
    }

    private static ByteBuffer start(String text) {
        return ByteBuffer.wrap(new Assembler().code(text).toBytes());
    }

    @Test
    void confirmsByWhatIsInside() throws IOException {
        assertThat(PickleFile.confirms(ModelSource.bytes("test", compress(GZIPOutputStream::new, PICKLE))))
                .isTrue();
        byte[] json = compress(GZIPOutputStream::new, "{\"format\":\"brine-json\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(PickleFile.confirms(ModelSource.bytes("test", json))).isFalse();
        assertThat(PickleFile.confirms(ModelSource.bytes("test", Arrays.copyOf(json, 12))))
                .isFalse();
        assertThat(PickleFile.confirms(ModelSource.bytes("test", PICKLE))).isTrue();
    }
}
