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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tells by the first bytes, and further ones where those are of several formats, which format a source is of. */
final class FormatDetection {
    private static final int START_BYTES = 64;

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
        return confirmed(candidates(start), source);
    }

    /** Returns the formats that know the start, those that are only written and can only refuse last. */
    private static List<ModelFormat> candidates(ByteBuffer start) {
        List<ModelFormat> candidates = new ArrayList<>();
        List<ModelFormat> onlyWritten = new ArrayList<>();
        for (ModelFormat format : ModelFormats.available()) {
            if (format.recognizes(start.asReadOnlyBuffer())) {
                (format.reader().isPresent() ? candidates : onlyWritten).add(format);
            }
        }
        candidates.addAll(onlyWritten);
        return candidates;
    }

    /** Where none confirms and the file looks like nothing that is known, it is damaged, which the first one's reader says. */
    private static ModelFormat confirmed(List<ModelFormat> candidates, ModelSource source) throws IOException {
        for (ModelFormat format : candidates) {
            if (format.confirms(source)) {
                return format;
            }
        }
        Optional<String> guess = UnknownFile.guess(source);
        if (guess.isPresent()) {
            throw new CorruptModelException(guess.get(), source.name(), -1);
        }
        if (candidates.isEmpty()) {
            throw new CorruptModelException(UnknownFile.unknown(source), source.name(), 0);
        }
        return candidates.get(0);
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
