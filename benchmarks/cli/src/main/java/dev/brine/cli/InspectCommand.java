package dev.brine.cli;

import dev.brine.ModelFile;
import dev.brine.format.StoredSize;
import dev.brine.manifest.StateDigest;
import dev.brine.model.Environment;
import dev.brine.model.SavedModel;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
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
                console().line(Json.of(describe(file, digest)));
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
        console().line("file         %s, %s".formatted(model, Figures.bytes(Files.size(model))));
        console()
                .line("format       %s, variant %s%s"
                        .formatted(file.format().name(), file.variant().name(), file.isMapped() ? ", mapped" : ""));
        console().line("traits       " + FormatsCommand.traits(file.variant()));
        console().line("digest       " + digest);
        console()
                .line("recorded     "
                        + file.recordedDigest()
                                .map(recorded -> recorded.equals(digest)
                                        ? "the same"
                                        : console().colours().bad("DIFFERS") + ": " + recorded)
                                .orElse("none"));
        console().line("made with    " + madeWith(saved.environment()));
        console().line("environment  " + EnvironmentNote.of(saved.environment(), Environment.current()));
        console().line("verification " + rows(saved.verification()));
        console().lines(ImportText.unproved(saved.unproved()));
        console().line("");
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
                : "%s rows, origin %s, rule %s".formatted(Figures.count(set.rowCount()), set.origin(), set.rule());
    }

    private Map<String, Object> describe(ModelFile file, String digest) throws IOException {
        SavedModel saved = file.saved();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("file", file.name());
        described.put("bytes", Files.size(Path.of(file.name())));
        described.put("format", file.format().name());
        described.put("variant", file.variant().name());
        described.put("traits", FormatsCommand.traitNames(file.variant()));
        described.put("mapped", file.isMapped());
        described.put("digest", digest);
        file.recordedDigest().ifPresent(recorded -> described.put("recordedDigest", recorded));
        described.put("environment", saved.environment().entries());
        described.put("environmentNote", EnvironmentNote.of(saved.environment(), Environment.current()));
        saved.unproved().ifPresent(what -> described.put("unproved", what));
        described.put(
                "verification",
                Json.object(
                        "rows", saved.verification().rowCount(),
                        "origin", saved.verification().origin(),
                        "rule", saved.verification().rule().kind()));
        described.put("model", StateJson.of(saved.state(), stored(file)));
        return described;
    }
}
