package dev.brine.cli;

import dev.brine.Brine;
import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.error.UnsupportedModelException;
import dev.brine.format.ReadOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** How commands open a model file. */
final class Input {
    @Option(
            names = "--trust",
            description =
                    "Read the file although its format is unsafe with bytes from strangers; 'brine formats' tells which.")
    private boolean trust;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "mapped",
            description =
                    "Where the tensors are: mapped (in the file, the default), heap, or pread (read at the first touch,"
                            + " for network file systems). A format that cannot do it takes the heap.")
    private ReadOptions.Mode mode = ReadOptions.Mode.MAPPED;

    @Option(
            names = "--checked",
            description = "Check the checksums of a mapped file where it is read; the other modes always do.")
    private boolean checked;

    @Option(
            names = "--select",
            paramLabel = "PLACE",
            description =
                    "Read the model at this place of a file that holds several, such as \"['model']\"; the error about"
                            + " them lists the places. Repeated, in order, they become one pipeline.")
    private List<String> selection = new ArrayList<>();

    /** Opens a file, in place where the format can and nothing else was asked for. */
    ModelFile open(Path path) throws IOException {
        return open(path, mode);
    }

    /** Opens one of two files: what is selected is meant for whichever holds several models. */
    ModelFile openOfTwo(Path path) throws IOException {
        if (!selection.isEmpty()) {
            try {
                ModelFile whole = OnFile.readModel(
                        path, () -> Brine.open(path, options(mode).withSelection()));
                if (!whole.format().holdsSeveral()) {
                    return whole;
                }
                whole.close();
            } catch (UnsupportedModelException e) {
                // holds several, or nothing that can be read: opening it with the selection tells
            }
        }
        return open(path);
    }

    /** Refuses a selection that neither of two files can be meant by. */
    void checkSelection(ModelFile a, ModelFile b) throws RefusedException {
        if (!selection.isEmpty() && !a.format().holdsSeveral() && !b.format().holdsSeveral()) {
            throw new RefusedException(
                    "--select: %s and %s are of formats '%s' and '%s', whose files hold one model each"
                            .formatted(
                                    a.name(),
                                    b.name(),
                                    a.format().name(),
                                    b.format().name()));
        }
    }

    /** Opens a file such that it may be replaced while it is open. */
    ModelFile openOnHeap(Path path) throws IOException {
        return open(path, ReadOptions.Mode.HEAP);
    }

    /** Checks every byte, the digest and the file's own verification rows. */
    Verification verify(Path path) throws IOException {
        return OnFile.readModel(path, () -> Brine.verify(path, options(mode)));
    }

    private ModelFile open(Path path, ReadOptions.Mode wanted) throws IOException {
        return OnFile.readModel(path, () -> Brine.open(path, options(wanted)));
    }

    private ReadOptions options(ReadOptions.Mode wanted) {
        ReadOptions options = ReadOptions.defaults().withMode(wanted).withSelection(selection.toArray(String[]::new));
        options = checked ? options.withChecks() : options;
        return trust ? options.withTrust() : options;
    }
}
