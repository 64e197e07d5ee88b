package dev.brine.cli;

import dev.brine.ModelFile;
import dev.brine.Verification;
import dev.brine.Verification.Replay;
import dev.brine.cli.csv.RowFile;
import dev.brine.cli.csv.VerificationRows;
import dev.brine.cli.inspect.ProvenanceText;
import dev.brine.cli.io.Colours;
import dev.brine.cli.io.Console;
import dev.brine.cli.io.Json;
import dev.brine.cli.io.OnFile;
import dev.brine.cli.io.RefusedException;
import dev.brine.model.VerificationSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a model file. */
@Command(
        name = "verify",
        description = "Checks every checksum, compares the digest with the recorded one, and replays predictions.")
@SuppressWarnings("NullAway.Init") // picocli sets what is required
final class VerifyCommand extends BrineCommand {
    @Parameters(index = "0", paramLabel = "FILE", description = "Model file.")
    private Path path;

    @ArgGroup(exclusive = false)
    private @Nullable VerificationRows given;

    private VerificationSet givenSet = VerificationSet.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the evidence for a review, as FILE.html or FILE.json: source, digest, kinds, what the"
                    + " import dropped, the checks made, and the rows that differ the most.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Mixin
    private RowFile.Options rowOptions;

    @Mixin
    private Input input;

    @Spec
    private CommandSpec spec;

    VerifyCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() throws IOException {
        if (report.isPresent()) {
            EvidenceFile.check(report.get());
        }
        if (given != null && !given.hasExpected()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rows needs the source's outputs: --expected=CSV, --expected-proba=CSV or both");
        }
        console().progress().show("verifying " + path);
        Verification found = verify();
        List<Replay> replays = new ArrayList<>();
        replays.add(found.predictions());
        if (given != null) {
            replays.add(replay(given));
        }
        boolean passed = found.passed() && replays.stream().allMatch(replay -> replay.differingRows() == 0);
        if (report.isPresent()) {
            EvidenceFile.write(report.get(), evidence(found, replays, passed));
        }
        console().progress().erase();
        if (json) {
            print(Json.of(describe(found, replays, passed)));
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

    private Replay replay(VerificationRows rows) throws IOException {
        try (ModelFile file = input.open(path)) {
            givenSet = rows.read(file.model(), rowOptions, console());
            return Verification.replay(file.model(), givenSet);
        }
    }

    private Evidence evidence(Verification found, List<Replay> replays, boolean passed) throws IOException {
        try (ModelFile file = input.open(path)) {
            List<ReplayedRows> rows = new ArrayList<>();
            rows.add(replayed("the file itself", file, file.saved().verification(), replays.get(0)));
            if (given != null) {
                rows.add(replayed(given.name(), file, givenSet, replays.get(1)));
            }
            return OnFile.readModel(path, () -> Evidence.of(path, file, found, passed, rows));
        }
    }

    /** A file without rows may be of a kind that nothing here can predict with. */
    private static ReplayedRows replayed(String name, ModelFile file, VerificationSet set, Replay replay)
            throws IOException {
        return set.rowCount() == 0
                ? new ReplayedRows(name, replay, List.of())
                : ReplayedRows.of(name, file.model(), set, replay);
    }

    private void print(Verification found, List<Replay> replays, boolean passed) throws IOException {
        print("checksums    " + (found.isChecksummed() ? "hold" : "this format has none"));
        print("digest       " + found.digest() + " ("
                + found.recordedDigest()
                        .map(recorded -> recorded.equals(found.digest())
                                ? "as recorded"
                                : console().colours().bad("DIFFERS") + " from the recorded " + recorded)
                        .orElse("none is recorded")
                + ")");
        for (Replay replay : replays) {
            print("predictions  " + describe(replay));
        }
        console().lines(ProvenanceText.unproved(unproved(found, replays)));
        Colours colours = console().colours();
        print(path + ": " + (passed ? colours.good("verified") : colours.bad("DIFFERS")));
    }

    private static Optional<String> unproved(Verification found, List<Replay> replays) {
        boolean isProved = replays.stream()
                .anyMatch(replay -> replay.origin() == VerificationSet.Origin.SOURCE
                        && replay.rowCount() > 0
                        && replay.differingRows() == 0);
        return isProved ? Optional.empty() : found.unproved();
    }

    static String describe(Replay replay) {
        if (replay.rowCount() == 0) {
            return replay.toString();
        }
        String meaning = replay.origin() == VerificationSet.Origin.BRINE_IMPORT
                ? "; says that predictions stayed as they were at import, nothing about the original"
                : "";
        return "origin %s: %s%s".formatted(replay.origin(), replay, meaning);
    }

    private Map<String, Object> describe(Verification found, List<Replay> replays, boolean passed) {
        List<Map<String, Object>> predictions = new ArrayList<>();
        for (Replay replay : replays) {
            predictions.add(Json.object(
                    "origin", replay.origin(),
                    "rule", replay.rule().kind(),
                    "absolute", replay.rule().absolute(),
                    "relative", replay.rule().relative(),
                    "rows", replay.rowCount(),
                    "differingRows", replay.differingRows(),
                    "largestDifference", replay.largestDifference()));
        }
        return Json.object(
                "file", path.toString(),
                "passed", passed,
                "checksummed", found.isChecksummed(),
                "digest", found.digest(),
                "recordedDigest", found.recordedDigest(),
                "predictions", predictions,
                "unproved", unproved(found, replays));
    }
}
