package dev.brine.cli;

import dev.brine.Verification;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a corpus: a first model to try. */
@Command(name = "make", description = "Writes any corpus in any format: a first model to try.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class MakeCommand extends BrineCommand {
    private final CorpusSource corpora;

    @Parameters(index = "0", paramLabel = "CORPUS", description = "Name of the corpus; a wrong one lists all.")
    private String corpus;

    @Parameters(index = "1", paramLabel = "OUT", description = "File to write.")
    private Path out;

    @Option(
            names = "--size",
            paramLabel = "BYTES",
            converter = ByteSize.Converter.class,
            description = "Size of the tensors, such as 67108864 or 64MiB; else the corpus's own.")
    private Optional<ByteSize> size = Optional.empty();

    @Mixin
    private TargetOptions targetOptions;

    MakeCommand(Console console, CorpusSource corpora) {
        super(console);
        this.corpora = corpora;
    }

    @Override
    public Integer call() throws IOException {
        if (!corpora.names().contains(corpus)) {
            throw new RefusedException("unknown corpus '%s', known are %s".formatted(corpus, corpora.names()));
        }
        Target target = targetOptions.target(out);
        console().progress().show("making " + corpus);
        SavedModel model = make();
        console().progress().show("writing " + out);
        Optional<Verification> proof = target.save(model);
        console().progress().erase();
        console()
                .line("%s: %s, %s of tensors, %s in the file, digest %s"
                        .formatted(
                                out,
                                target.formatLabel(),
                                Figures.bytes(model.state().tensorBytes()),
                                Figures.bytes(Files.size(out)),
                                proof.map(Verification::digest).orElseGet(() -> StateDigest.of(model.state()))));
        return ExitStatus.DONE;
    }

    private SavedModel make() throws IOException {
        try {
            return corpora.make(
                    corpus, size.map(ByteSize::bytes).map(OptionalLong::of).orElse(OptionalLong.empty()));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("corpus '%s': %s".formatted(corpus, e.getMessage()), e);
        }
    }
}
