package dev.brine.cli;

import dev.brine.Brine;
import dev.brine.Verification;
import dev.brine.format.FormatTrait;
import dev.brine.format.FormatVariant;
import dev.brine.format.ModelFormat;
import dev.brine.format.ModelFormats;
import dev.brine.format.WriteOptions;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The model file that a command writes. Checked before anything is read, so that a long command does not fail at its
 * end.
 */
record Target(Path path, ModelFormat format, FormatVariant variant, Set<String> rawTensors) {
    /**
     * Chooses by name or, where none is given, by the path's extension.
     *
     * @throws RefusedException if there is no such format or variant, or the path is a folder
     */
    static Target of(Path path, Optional<String> formatName, Optional<String> variantName) throws RefusedException {
        if (Files.isDirectory(path)) {
            throw new RefusedException(path + ": is a folder, expected a file name");
        }
        try {
            Optional<ModelFormats.Target> byName = ModelFormats.forFileName(path.toString());
            ModelFormat format = formatName.isPresent() ? ModelFormats.forName(formatName.get()) : format(path, byName);
            if (variantName.isPresent()) {
                return new Target(path, format, ModelFormats.variant(format, variantName.get()), Set.of());
            }
            FormatVariant variant = byName.filter(
                            target -> target.format().name().equals(format.name()))
                    .map(ModelFormats.Target::variant)
                    .orElse(format.variants().get(0));
            return new Target(path, format, variant, Set.of());
        } catch (IllegalArgumentException e) {
            throw new RefusedException(path + ": " + e.getMessage(), e);
        }
    }

    private static ModelFormat format(Path path, Optional<ModelFormats.Target> byName) {
        return byName.map(ModelFormats.Target::format)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no format has the extension of '%s'; name one with --format, 'brine formats' lists them"
                                .formatted(path.getFileName())));
    }

    /** Returns this target with tensors and groups that stay uncompressed. */
    Target withRawTensors(Set<String> names) {
        return new Target(path, format, variant, names);
    }

    /**
     * Returns this target in the compressing variant of that name.
     *
     * @throws RefusedException if the format has none; says which there are
     */
    Target compressed(String variantName) throws RefusedException {
        for (FormatVariant candidate : format.variants()) {
            if (candidate.name().equals(variantName) && candidate.has(FormatTrait.COMPRESSED)) {
                return new Target(path, format, candidate, rawTensors);
            }
        }
        throw new RefusedException("%s: format '%s' has no compressing variant '%s'; there are %s"
                .formatted(path, format.name(), variantName, compressingVariants()));
    }

    private static List<String> compressingVariants() {
        List<String> names = new ArrayList<>();
        for (ModelFormat known : ModelFormats.available()) {
            for (FormatVariant candidate : known.variants()) {
                if (candidate.has(FormatTrait.COMPRESSED) && known.writer().isPresent()) {
                    names.add(known.name() + " " + candidate.name());
                }
            }
        }
        return names;
    }

    /** Returns whether Brine cannot read what it writes here. */
    boolean isOnlyWritten() {
        return format.reader().isEmpty();
    }

    /**
     * Saves a model with its digest, whole or not at all, and returns what the proof of the new file found; empty where the
     * format is only written.
     */
    Optional<Verification> save(SavedModel model) throws IOException {
        WriteOptions options = WriteOptions.defaults()
                .withFormat(format.name(), variant.name())
                .withRawTensors(rawTensors)
                .withDigest();
        return OnFile.write(path, () -> {
            try {
                if (!isOnlyWritten()) {
                    return Optional.of(Brine.saveProved(model, path, options));
                }
                Brine.save(model, path, options);
                return Optional.empty();
            } catch (IllegalArgumentException e) { // a name given with --raw
                throw new RefusedException(path + ": " + e.getMessage(), e);
            }
        });
    }

    /** Returns format and variant, such as {@code json zstd}. */
    String formatLabel() {
        return label(format, variant);
    }

    static String label(ModelFormat format, FormatVariant variant) {
        return variant.name().equals(format.variants().get(0).name())
                ? format.name()
                : format.name() + " " + variant.name();
    }
}
