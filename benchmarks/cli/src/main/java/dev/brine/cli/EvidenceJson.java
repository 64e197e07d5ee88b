package dev.brine.cli;

import dev.brine.Verification.Replay;
import dev.brine.cli.io.Json;
import dev.brine.model.Environment;
import java.util.Map;
import java.util.Optional;

/** Evidence as maps and lists, for JSON; the schema {@value #SCHEMA}. */
final class EvidenceJson {
    static final String SCHEMA = "brine-evidence/1";

    private EvidenceJson() {}

    static Map<String, Object> of(Evidence evidence) {
        return Json.object(
                "schema", SCHEMA,
                "verified", evidence.passed(),
                "verifiedAt", evidence.verifiedAt().toString(),
                "file", evidence.file(),
                "bytes", evidence.bytes(),
                "sha256", evidence.sha256(),
                "format", evidence.format(),
                "traits", evidence.traits(),
                "digest", evidence.found().digest(),
                "recordedDigest", evidence.found().recordedDigest(),
                "source",
                        Json.object(
                                "name", evidence.madeWith().getOrDefault(Environment.SOURCE_NAME, ""),
                                "sha256", evidence.madeWith().getOrDefault(Environment.SOURCE_SHA256, ""),
                                "dropped",
                                        evidence.saysWhatWasDropped()
                                                ? Optional.of(evidence.dropped())
                                                : Optional.empty()),
                "checks", evidence.checks(),
                "replays", evidence.replays().stream().map(EvidenceJson::replay).toList(),
                "kinds", evidence.tree(),
                "madeWith", evidence.madeWith(),
                "verifiedWith", evidence.verifiedWith());
    }

    private static Map<String, Object> replay(ReplayedRows replayed) {
        Replay replay = replayed.replay();
        return Json.object(
                "rowsOf", replayed.name(),
                "origin", replay.origin(),
                "rule", replay.rule().kind(),
                "absolute", replay.rule().absolute(),
                "relative", replay.rule().relative(),
                "rows", replay.rowCount(),
                "differingRows", replay.differingRows(),
                "largestDifference", replay.largestDifference(),
                "largest", replayed.largest());
    }
}
