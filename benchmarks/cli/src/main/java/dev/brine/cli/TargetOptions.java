package dev.brine.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that choose a format against the extension. */
final class TargetOptions {
    private static final String DEFAULT_EFFORT = "balanced";

    @Option(names = "--format", paramLabel = "NAME", description = "Format to write, else by the extension of OUT.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--variant", paramLabel = "NAME", description = "Variant of the format to write.")
    private Optional<String> variant = Optional.empty();

    @Option(
            names = "--compress",
            arity = "0..1",
            paramLabel = "EFFORT",
            preprocessor = OnlyAttached.class,
            description = "Compress: the variant fast, balanced or small of the format; balanced where none is named.")
    private Optional<String> effort = Optional.empty();

    @Option(
            names = "--raw",
            split = ",",
            paramLabel = "NAME",
            description = "Tensors and groups that stay uncompressed, so that they can be mapped.")
    private List<String> rawTensors = List.of();

    Target target(Path path) throws RefusedException {
        if (effort.isPresent() && variant.isPresent()) {
            throw new RefusedException("--compress and --variant both choose a variant; give one of them");
        }
        Target target = Target.of(path, format, variant).withRawTensors(Set.copyOf(rawTensors));
        return effort.isPresent() ? target.compressed(effort.get()) : target;
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
