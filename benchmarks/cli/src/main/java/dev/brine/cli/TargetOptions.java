package dev.brine.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that choose a format against the extension. */
final class TargetOptions {
    @Option(names = "--format", paramLabel = "NAME", description = "Format to write, else by the extension of OUT.")
    private Optional<String> format = Optional.empty();

    @Option(names = "--variant", paramLabel = "NAME", description = "Variant of the format to write.")
    private Optional<String> variant = Optional.empty();

    Target target(Path path) throws RefusedException {
        return Target.of(path, format, variant);
    }
}
