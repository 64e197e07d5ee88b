package dev.brine.cli;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How commands open a model file. */
final class Input {
    @Option(
            names = "--trust",
            description =
                    "Read the file although its format is unsafe with bytes from strangers; 'brine formats' tells which.")
    private boolean trust;

    /** Opens a file, in place where the format can. */
    ModelFile openMapped(Path path) throws IOException {
        return open(path, ReadOptions.Mode.MAPPED);
    }

    /** Opens a file such that it may be replaced while it is open. */
    ModelFile openOnHeap(Path path) throws IOException {
        return open(path, ReadOptions.Mode.HEAP);
    }

    /** Checks every byte, the digest and the file's own verification rows. */
    Verification verify(Path path) throws IOException {
        return OnFile.read(path, () -> Brine.verify(path, options(ReadOptions.Mode.MAPPED)));
    }

    private ModelFile open(Path path, ReadOptions.Mode mode) throws IOException {
        return OnFile.read(path, () -> Brine.open(path, options(mode)));
    }

    private ReadOptions options(ReadOptions.Mode mode) {
        ReadOptions options = ReadOptions.defaults().withMode(mode);
        return trust ? options.withTrust() : options;
    }
}
