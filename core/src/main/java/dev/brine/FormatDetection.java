package dev.brine;

import dev.brine.error.CorruptModelException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.ModelSource;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells by the first bytes, and further ones where those are of several formats, which format a source is of. */
final class FormatDetection {
    private static final int START_BYTES = 64;
    private static final int SHOWN_BYTES = 8;

    /** What other files start with, each followed by what they are and, where it can be told, what to do. */
    private static final List<String> LOOKS = List.of(
            "PK\u0003\u0004",
            "a zip archive",
            "version ",
            "perhaps a Git LFS pointer: get the file by 'git lfs pull'",
            "<!",
            "an HTML page: download the file itself",
            "<html",
            "an HTML page: download the file itself",
            "\u00ef\u00bf\u00bd",
            "bytes past 0x7f replaced by U+FFFD, as saving as text does: copy it again as binary",
            "\u0089HDF",
            "an HDF5 file, such as Keras writes",
            "\u0093NUMPY",
            "a numpy array without a model");

    private FormatDetection() {}

    /** Returns the file, or what a format finds in the folder. */
    static ModelSource source(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return ModelSource.file(path);
        }
        for (ModelFormat format : ModelFormats.available()) {
            Optional<ModelSource> found = format.inFolder(path);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new UnsupportedModelException(
                "is a folder, expected a file; no format on the class path knows a folder like it as a model",
                path.toString());
    }

    static ModelFormat detect(ModelSource source, ReadOptions options) throws IOException {
        if (options.format().isPresent()) {
            return ModelFormats.forName(options.format().get());
        }
        ByteBuffer start = ByteBuffer.allocate(START_BYTES);
        try (SeekableByteChannel channel = source.open()) {
            int count = 0;
            while (start.hasRemaining() && count >= 0) {
                count = channel.read(start);
            }
        }
        start.flip();
        List<ModelFormat> candidates = ModelFormats.available().stream()
                .filter(format -> format.recognizes(start.asReadOnlyBuffer()))
                .toList();
        if (candidates.isEmpty()) {
            throw new CorruptModelException(unknown(start), source.name(), 0);
        }
        return candidates.size() == 1 ? candidates.get(0) : confirmed(candidates, source);
    }

    /** Where none confirms, the file is damaged, which the first one's reader says. */
    private static ModelFormat confirmed(List<ModelFormat> candidates, ModelSource source) throws IOException {
        for (ModelFormat format : candidates) {
            if (format.confirms(source)) {
                return format;
            }
        }
        return candidates.get(0);
    }

    private static String unknown(ByteBuffer start) {
        if (!start.hasRemaining()) {
            return "the file is empty, expected a model";
        }
        byte[] shown = new byte[Math.min(SHOWN_BYTES, start.remaining())];
        start.get(0, shown);
        TreeSet<String> names = new TreeSet<>();
        ModelFormats.available().stream()
                .filter(format -> format.reader().isPresent())
                .forEach(format -> names.add(format.name()));
        return "starts with bytes %s%s, expected a model of one of the formats %s"
                .formatted(HexFormat.of().formatHex(shown), looksLike(shown), names);
    }

    private static String looksLike(byte[] start) {
        String text = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1);
        for (int i = 0; i < LOOKS.size(); i += 2) {
            if (text.startsWith(LOOKS.get(i))) {
                return " (%s)".formatted(LOOKS.get(i + 1));
            }
        }
        if (text.startsWith("\u0080") && start.length > 1 && start[1] >= 2 && start[1] <= 5) {
            return " (a Python pickle)";
        }
        return "";
    }

    static Set<String> extensions() {
        TreeSet<String> extensions = new TreeSet<>();
        for (ModelFormat format : ModelFormats.available()) {
            if (format.writer().isPresent()) {
                for (FormatVariant variant : format.variants()) {
                    variant.extensions().forEach(extension -> extensions.add("." + extension));
                }
            }
        }
        return extensions;
    }
}
