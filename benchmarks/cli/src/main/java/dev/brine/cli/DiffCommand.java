package dev.brine.cli;

import dev.brine.ModelFile;
import dev.brine.cli.csv.RowFile;
import dev.brine.cli.inspect.DiffJson;
import dev.brine.cli.inspect.DiffText;
import dev.brine.cli.inspect.ModelDiff;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.Json;
import dev.brine.cli.io.OnFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells how two model files differ. */
@Command(
        name = "diff",
        description = {
            "Tells which attributes, columns, tensors and predictions of two model files differ, and by how much. Formats"
                    + " and layouts may differ; exit status 0 if both hold the same model, 1 if not.",
            "A relative difference is |a - b| / max(|a|, |b|)."
        })
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class DiffCommand extends BrineCommand {
    @Parameters(index = "0", paramLabel = "A", description = "Model file.")
    private Path pathA;

    @Parameters(index = "1", paramLabel = "B", description = "Model file to compare it with.")
    private Path pathB;

    @Option(
            names = "--rows",
            paramLabel = "CSV",
            description = "Compare predictions of these rows, else of the files' own verification rows.")
    private Optional<Path> rows = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private RowFile.Options rowOptions;

    @Mixin
    private Input input;

    DiffCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        try (ModelFile a = input.openOfTwo(pathA);
                ModelFile b = input.openOfTwo(pathB)) {
            input.checkSelection(a, b);
            verify(a, pathA);
            verify(b, pathB);
            console().progress().show("comparing %s and %s".formatted(pathA, pathB));
            ModelDiff diff = ModelDiff.of(a, b, rows.map(path -> rowOptions.file(path, console())));
            console().progress().erase();
            if (json) {
                print(Json.of(DiffJson.of(pathA, pathB, diff)));
            } else {
                console().lines(DiffText.of(diff));
            }
            return diff.isSame() ? ExitStatus.DONE : ExitStatus.DIFFERENT;
        }
    }

    /** A damaged file is unreadable; it does not differ. */
    private void verify(ModelFile file, Path path) throws IOException {
        console().progress().show("checking " + path);
        OnFile.readModel(path, () -> {
            file.verifyChecksums();
            return path;
        });
    }
}
