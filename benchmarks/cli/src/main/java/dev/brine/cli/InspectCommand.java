package dev.brine.cli;

import dev.brine.ModelFile;
import dev.brine.cli.inspect.ProvenanceText;
import dev.brine.cli.inspect.StateJson;
import dev.brine.cli.inspect.StateText;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.Json;
import dev.brine.cli.io.OnFile;
import dev.brine.format.StoredSize;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Environment;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import dev.brine.reports.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what is in a model file. */
@Command(
        name = "inspect",
        description = "Shows kind, columns, tensors, sizes, digest, environment and verification rows of a model file.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class InspectCommand extends BrineCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "Model file.")
    private Path path;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private Input input;

    InspectCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        try (ModelFile file = input.open(path)) {
            console().progress().show("computing the digest of " + path);
            String digest =
                    OnFile.readModel(path, () -> StateDigest.of(file.saved().state()));
            console().progress().erase();
            if (json) {
                print(Json.of(describe(file, digest)));
            } else {
                print(file, digest);
            }
            boolean same = file.recordedDigest().map(digest::equals).orElse(true);
            return same ? ExitStatus.DONE : ExitStatus.DIFFERENT;
        }
    }

    private void print(ModelFile file, String digest) throws IOException {
        SavedModel saved = file.saved();
        Path model = Path.of(file.name());
        print("file         %s, %s".formatted(model, Numbers.exactBytes(Files.size(model))));
        print("format       %s, variant %s%s"
                .formatted(file.format().name(), file.variant().name(), file.isMapped() ? ", mapped" : ""));
        print("traits       " + FormatsCommand.traits(file.variant()));
        print("digest       " + digest);
        print("recorded     "
                + file.recordedDigest()
                        .map(recorded -> recorded.equals(digest)
                                ? "the same"
                                : console().colours().bad("DIFFERS") + ": " + recorded)
                        .orElse("none"));
        print("made with    " + madeWith(saved.environment()));
        print("environment  " + ProvenanceText.comparison(saved.environment(), Environment.current()));
        print("verification " + rows(saved.verification()));
        console().lines(ProvenanceText.unproved(saved.unproved()));
        print("");
        console().lines(StateText.of(saved.state(), stored(file)));
    }

    private static Map<String, StoredSize> stored(ModelFile file) {
        return file.storedSizes().stream()
                .collect(Collectors.toMap(StoredSize::path, Function.identity(), (a, b) -> a));
    }

    private static String madeWith(Environment environment) {
        return environment.entries().isEmpty()
                ? "unknown"
                : environment.entries().entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static String rows(VerificationSet set) {
        return set.rowCount() == 0
                ? "no rows"
                : "%s rows, origin %s, rule %s".formatted(Numbers.count(set.rowCount()), set.origin(), set.rule());
    }

    private static Map<String, Object> describe(ModelFile file, String digest) throws IOException {
        SavedModel saved = file.saved();
        return Json.object(
                "file", file.name(),
                "bytes", Files.size(Path.of(file.name())),
                "format", file.format().name(),
                "variant", file.variant().name(),
                "traits", FormatsCommand.traitNames(file.variant()),
                "mapped", file.isMapped(),
                "digest", digest,
                "recordedDigest", file.recordedDigest(),
                "environment", saved.environment().entries(),
                "environmentNote", ProvenanceText.comparison(saved.environment(), Environment.current()),
                "unproved", saved.unproved(),
                "verification",
                        Json.object(
                                "rows", saved.verification().rowCount(),
                                "origin", saved.verification().origin(),
                                "rule", saved.verification().rule().kind()),
                "model", StateJson.of(saved.state(), stored(file)));
    }
}
