package dev.brine.cli;

import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.Verification.Replay;
import dev.brine.model.Model;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Verifies a model file. */
@Command(
        name = "verify",
        description = "Checks every checksum, compares the digest with the recorded one, and replays predictions.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class VerifyCommand extends BrineCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "Model file.")
    private Path path;

    @ArgGroup(exclusive = false)
    private GivenRows given = new GivenRows();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private Input input;

    /** Rows and expected outputs from the source, both or none. */
    static final class GivenRows {
        @Option(names = "--rows", required = true, paramLabel = "CSV", description = "Replay these rows too.")
        private Optional<Path> rows = Optional.empty();

        @Option(
                names = "--expected",
                required = true,
                paramLabel = "CSV",
                description = "Outputs of the program that trained the model for these rows.")
        private Optional<Path> expected = Optional.empty();
    }

    VerifyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        console().progress().show("verifying " + path);
        Verification found = verify();
        List<Replay> replays = new ArrayList<>();
        replays.add(found.predictions());
        if (given.rows.isPresent()) {
            replays.add(replay(given.rows.get()));
        }
        boolean passed = found.passed() && replays.stream().allMatch(replay -> replay.differingRows() == 0);
        console().progress().erase();
        if (json) {
            console().line(Json.of(describe(found, replays, passed)));
        } else {
            print(found, replays, passed);
        }
        return passed ? ExitStatus.DONE : ExitStatus.DIFFERENT;
    }

    private Verification verify() throws IOException {
        try {
            return input.verify(path);
        } catch (IllegalArgumentException e) { // rows in the file that do not fit its model
            throw new RefusedException(path + ": " + e.getMessage(), e);
        }
    }

    private Replay replay(Path rows) throws IOException {
        try (ModelFile file = input.open(path)) {
            Model model = file.model();
            return Verification.replay(model, VerificationRows.read(model, rows, given.expected));
        }
    }

    private void print(Verification found, List<Replay> replays, boolean passed) throws IOException {
        console().line("checksums    " + (found.isChecksummed() ? "hold" : "this format has none"));
        console()
                .line("digest       " + found.digest() + " ("
                        + found.recordedDigest()
                                .map(recorded -> recorded.equals(found.digest())
                                        ? "as recorded"
                                        : "DIFFERS from the recorded " + recorded)
                                .orElse("none is recorded")
                        + ")");
        for (Replay replay : replays) {
            console().line("predictions  " + describe(replay));
        }
        console().line(path + ": " + (passed ? "verified" : "DIFFERS"));
    }

    private static String describe(Replay replay) {
        if (replay.rowCount() == 0) {
            return replay.toString();
        }
        String meaning = replay.origin() == VerificationSet.Origin.BRINE_IMPORT
                ? "; says that predictions stayed as they were at import, nothing about the original"
                : "";
        return "origin %s: %s%s".formatted(replay.origin(), replay, meaning);
    }

    private Map<String, Object> describe(Verification found, List<Replay> replays, boolean passed) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("file", path.toString());
        description.put("passed", passed);
        description.put("checksummed", found.isChecksummed());
        description.put("digest", found.digest());
        found.recordedDigest().ifPresent(recorded -> description.put("recordedDigest", recorded));
        List<Map<String, Object>> described = new ArrayList<>();
        for (Replay replay : replays) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("origin", replay.origin());
            one.put("rule", replay.rule().kind());
            one.put("absolute", replay.rule().absolute());
            one.put("relative", replay.rule().relative());
            one.put("rows", replay.rowCount());
            one.put("differingRows", replay.differingRows());
            one.put("largestDifference", replay.largestDifference());
            described.add(one);
        }
        description.put("predictions", described);
        return description;
    }
}
