package dev.brine;

import dev.brine.format.ModelFormats;
import dev.brine.format.ModelSource;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Says what a file that no format knows seems to be, and what to do with it. Nothing in it is unpacked. */
final class UnknownFile {
    private static final int START_BYTES = 1 << 10;
    private static final int SHOWN_BYTES = 8;
    private static final String OTHER_LIBRARY = "convert the scikit-learn model that it was made from, if there is one";

    /** What a start looks like. */
    private record Look(Pattern start, String name, String remedy) {
        Look(String start, String name, String remedy) {
            this(Pattern.compile(start, Pattern.DOTALL), name, remedy);
        }
    }

    private static final List<Look> LOOKS = List.of(
            new Look("PK\\x03\\x04", "a zip archive", "it breaks off or is damaged: fetch it again"),
            new Look("version ", "perhaps a Git LFS pointer: get the file by 'git lfs pull'", ""),
            new Look("<\\?xml.*<PMML", "a PMML document", OTHER_LIBRARY),
            new Look("<!|<html", "an HTML page: download the file itself", ""),
            new Look(
                    "\\xef\\xbf\\xbd",
                    "bytes past 0x7f replaced by U+FFFD, as saving as text does: copy it again as binary",
                    ""),
            new Look("\\x93NUMPY", "a numpy array without a model", ""),
            new Look("\\x80[\\x02-\\x05]", "a Python pickle", ""),
            new Look("\\x89HDF", "an HDF5 file, such as Keras writes", OTHER_LIBRARY),
            new Look("CBM1", "a CatBoost model", OTHER_LIBRARY),
            new Look("\\{\\s*\"(?:learner|Config)\"|\\{L\\x00{7}\\x07learner|binf", "an XGBoost model", OTHER_LIBRARY),
            new Look("tree\\r?\\nversion=v", "a LightGBM model", OTHER_LIBRARY),
            new Look("\\x08[\\x03-\\x14]\\x12[\\x01-\\x40][A-Za-z]", "an ONNX model", OTHER_LIBRARY),
            new Look("X\\n\\x00{3}[\\x02\\x03]|RD[AX][23]\\n", "an object of R", OTHER_LIBRARY));

    private UnknownFile() {}

    /** Returns what the file seems to be, as a whole message; empty where nothing is known of its start. */
    static Optional<String> guess(ModelSource source) throws IOException {
        byte[] start = start(source);
        boolean isGzip = text(start).startsWith("\u001f\u008b");
        byte[] content = isGzip ? decompressed(source) : start;
        if (ArchiveMembers.isTar(content)) {
            return Optional.of(
                    ArchiveMembers.ofTar(source, isGzip).message("a tar archive", "tar xf " + source.name()));
        }
        String text = text(content);
        if (text.startsWith("PK\u0003\u0004")) {
            ArchiveMembers members = ArchiveMembers.ofZip(source);
            if (members.isPyTorch()) {
                return Optional.of(expected(start, "a PyTorch file", OTHER_LIBRARY));
            }
            if (members.isKeras()) {
                return Optional.of(expected(start, "a Keras model", OTHER_LIBRARY));
            }
            if (members.isWhole()) {
                return Optional.of(members.message("a zip archive", "unzip " + source.name()));
            }
        }
        return LOOKS.stream()
                .filter(look -> look.start().matcher(text).lookingAt())
                .findFirst()
                .map(look -> expected(start, look.name(), look.remedy()));
    }

    private static byte[] start(ModelSource source) throws IOException {
        try (SeekableByteChannel channel = source.open()) {
            return Channels.newInputStream(channel).readNBytes(START_BYTES);
        }
    }

    /** What cannot be decompressed is nothing that is known. */
    private static byte[] decompressed(ModelSource source) throws IOException {
        try (SeekableByteChannel channel = source.open();
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel))) {
            try (InputStream gzip = new GZIPInputStream(in)) {
                return gzip.readNBytes(START_BYTES);
            } catch (ZipException | EOFException e) {
                return new byte[0];
            }
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** Returns the message about a file that nothing is known of. */
    static String unknown(ModelSource source) throws IOException {
        byte[] start = start(source);
        return start.length == 0 ? "the file is empty, expected a model" : expected(start, "", "");
    }

    private static String expected(byte[] start, String name, String remedy) {
        TreeSet<String> formats = new TreeSet<>();
        ModelFormats.available().stream()
                .filter(format -> format.reader().isPresent())
                .forEach(format -> formats.add(format.name()));
        String shown = HexFormat.of().formatHex(start, 0, Math.min(SHOWN_BYTES, start.length));
        return "starts with bytes %s%s, expected a model of one of the formats %s%s"
                .formatted(
                        shown, name.isEmpty() ? "" : " (" + name + ")", formats, remedy.isEmpty() ? "" : "; " + remedy);
    }
}
