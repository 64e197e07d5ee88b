package dev.brine.cli;

import dev.brine.Brine;
import dev.brine.Verification;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/**
 * The model file that a command writes. Checked before anything is read, so that a long command does not fail at its
 * end.
 */
record Target(Path path, ModelFormat format, FormatVariant variant, Set<String> rawTensors) {
    /** The options that choose a format against the extension. */
    static final class Options {
        private static final String DEFAULT_EFFORT = "balanced";

        @Option(names = "--format", paramLabel = "NAME", description = "Format to write, else by the extension of OUT.")
        private Optional<String> formatName = Optional.empty();

        @Option(names = "--variant", paramLabel = "NAME", description = "Variant of the format to write.")
        private Optional<String> variantName = Optional.empty();

        @Option(
                names = "--compress",
                arity = "0..1",
                paramLabel = "EFFORT",
                preprocessor = OnlyAttached.class,
                description = "Compress: the variant fast, balanced or small of the format; balanced where none is"
                        + " named.")
        private Optional<String> effort = Optional.empty();

        @Option(
                names = "--raw",
                split = ",",
                paramLabel = "NAME",
                description = "Tensors and groups that stay uncompressed, so that they can be mapped.")
        private List<String> rawTensors = List.of();

        /**
         * Chooses by name or, where none is given, by the path's extension.
         *
         * @throws RefusedException if there is no such format or variant, or the path is a folder
         */
        Target target(Path path) throws RefusedException {
            if (effort.isPresent() && variantName.isPresent()) {
                throw new RefusedException("--compress and --variant both choose a variant; give one of them");
            }
            if (Files.isDirectory(path)) {
                throw new RefusedException(path + ": is a folder, expected a file name");
            }
            try {
                Optional<ModelFormats.Target> byPath = ModelFormats.forFileName(path.toString());
                ModelFormat format = format(path, byPath);
                FormatVariant variant =
                        effort.isPresent() ? compressing(path, format, effort.get()) : variant(format, byPath);
                return new Target(path, format, variant, Set.copyOf(rawTensors));
            } catch (IllegalArgumentException e) {
                throw new RefusedException(path + ": " + e.getMessage(), e);
            }
        }

        private ModelFormat format(Path path, Optional<ModelFormats.Target> byPath) {
            return formatName
                    .map(ModelFormats::forName)
                    .or(() -> byPath.map(ModelFormats.Target::format))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "no format has the extension of '%s'; name one with --format, 'brine formats' lists them"
                                    .formatted(path.getFileName())));
        }

        private FormatVariant variant(ModelFormat format, Optional<ModelFormats.Target> byPath) {
            if (variantName.isPresent()) {
                return ModelFormats.variant(format, variantName.get());
            }
            return byPath.filter(found -> found.format().name().equals(format.name()))
                    .map(ModelFormats.Target::variant)
                    .orElse(format.variants().get(0));
        }

        private static FormatVariant compressing(Path path, ModelFormat format, String name) throws RefusedException {
            return format.variants().stream()
                    .filter(candidate -> candidate.name().equals(name) && candidate.has(FormatTrait.COMPRESSED))
                    .findFirst()
                    .orElseThrow(
                            () -> new RefusedException("%s: format '%s' has no compressing variant '%s'; there are %s"
                                    .formatted(path, format.name(), name, compressingVariants())));
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

        /** Takes the next argument for a file: an effort is written after an equals sign. */
        private static final class OnlyAttached implements IParameterPreprocessor {
            @Override
            public boolean preprocess(
                    Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
                if (!"=".equals(info.get("separator"))) {
                    arguments.push(DEFAULT_EFFORT);
                }
                return false;
            }
        }
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
