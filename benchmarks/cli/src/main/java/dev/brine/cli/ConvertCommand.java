package dev.brine.cli;

import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.cli.csv.RowFile;
import dev.brine.cli.csv.VerificationRows;
import dev.brine.cli.inspect.ProvenanceText;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.kind.tree.Float32Thresholds;
import dev.brine.manifest.StateDigest;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.reports.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Converts a model file and proves that the new one holds the same model. */
@Command(
        name = "convert",
        description = {
            "Converts a model file to another format, reads the new file back, and compares the digest and, where there"
                    + " are verification rows, the predictions. Only then it takes the name OUT. npz and safetensors are"
                    + " written for Python and not read back."
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class ConvertCommand extends BrineCommand {
    @Parameters(index = "0", paramLabel = "IN", description = "Model file, of any format.")
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT", description = "File to write; its extension chooses the format.")
    private Path out;

    @ArgGroup(exclusive = false)
    private @Nullable VerificationRows embedded;

    @Option(
            names = "--thresholds",
            paramLabel = "float32",
            description = "Round the thresholds of trees that compare float32 rows down to float32: another digest, the"
                    + " same predictions, smaller when compressed.")
    private Optional<Thresholds> thresholds = Optional.empty();

    @Mixin
    private Target.Options targetOptions;

    @Mixin
    private RowFile.Options rowOptions;

    @Mixin
    private Input input;

    /** What becomes of thresholds. */
    enum Thresholds {
        FLOAT32
    }

    ConvertCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        Target target = targetOptions.target(out);
        if (target.isOnlyWritten() && embedded != null) {
            throw new RefusedException(out
                    + ": format '%s' holds no verification rows; leave out --rows"
                            .formatted(target.format().name()));
        }
        console().progress().show("reading " + in);
        boolean replacesItself = Files.exists(out) && Files.exists(in) && Files.isSameFile(in, out);
        try (ModelFile file = replacesItself ? input.openOnHeap(in) : input.open(in)) {
            SavedModel model = OnFile.readModel(in, () -> normalised(withRows(file)));
            String label = Target.label(file.format(), file.variant());
            write(model, target, label);
            console().lines(ProvenanceText.unproved(model.unproved()));
            if (file.format().writer().isEmpty()) {
                console().lines(ProvenanceText.dropped(model.environment()));
            }
            return ExitStatus.DONE;
        }
    }

    private void write(SavedModel model, Target target, String inFormat) throws IOException {
        console().progress().show("writing " + out);
        Optional<Verification> proof = target.save(model);
        String found = proof.isPresent()
                ? "digest %s kept, %s"
                        .formatted(proof.get().digest(), proof.get().predictions())
                : "digest %s recorded; not read back: the format is only written"
                        .formatted(StateDigest.of(model.state()));
        console().progress().erase();
        print("%s (%s) -> %s (%s): %s, %s"
                .formatted(in, inFormat, out, target.formatLabel(), Numbers.exactBytes(Files.size(out)), found));
    }

    private SavedModel withRows(ModelFile file) throws IOException {
        SavedModel saved = file.saved();
        if (embedded == null) {
            return saved;
        }
        VerificationSet rows = embedded.read(file.model(), rowOptions, console());
        return new SavedModel(saved.state(), rows, saved.environment());
    }

    private SavedModel normalised(SavedModel model) throws IOException {
        if (thresholds.isEmpty()) {
            return model;
        }
        Float32Thresholds.Result result;
        try {
            result = Float32Thresholds.of(model);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("%s: %s".formatted(in, e.getMessage()), e);
        }
        print("%s: %,d of %,d thresholds became float32, in %d tree ensemble%s; predictions equal, digest was %s"
                .formatted(
                        in,
                        result.changedCount(),
                        result.splitCount(),
                        result.ensembleCount(),
                        result.ensembleCount() == 1 ? "" : "s",
                        StateDigest.of(model.state())));
        return result.model();
    }
}
