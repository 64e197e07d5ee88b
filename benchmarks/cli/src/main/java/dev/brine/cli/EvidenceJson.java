package dev.brine.cli;

import dev.brine.Verification.Replay;
import dev.brine.model.Environment;
import java.util.List;
import java.util.Map;

/** Evidence as maps and lists, for JSON; the schema {@value #SCHEMA}. */
final class EvidenceJson {
    static final String SCHEMA = "brine-evidence/1";

    private EvidenceJson() {}

    static Map<String, Object> of(Evidence evidence) {
        Map<String, Object> described = Json.object(
                "schema", SCHEMA,
                "verified", evidence.passed(),
                "verifiedAt", evidence.verifiedAt().toString(),
                "file", evidence.file(),
                "bytes", evidence.bytes(),
                "sha256", evidence.sha256(),
                "format", evidence.format(),
                "traits", evidence.traits(),
                "digest", evidence.found().digest());
        evidence.found().recordedDigest().ifPresent(recorded -> described.put("recordedDigest", recorded));
        described.put("source", source(evidence));
        described.put("checks", evidence.checks());
        described.put(
                "replays", evidence.replays().stream().map(EvidenceJson::replay).toList());
        described.put("kinds", evidence.tree().stream().map(EvidenceJson::node).toList());
        described.put("madeWith", evidence.madeWith());
        described.put("verifiedWith", evidence.verifiedWith());
        return described;
    }

    private static Map<String, Object> source(Evidence evidence) {
        Map<String, Object> source = Json.object(
                "name", evidence.madeWith().getOrDefault(Environment.SOURCE_NAME, ""),
                "sha256", evidence.madeWith().getOrDefault(Environment.SOURCE_SHA256, ""));
        if (evidence.saysWhatWasDropped()) {
            source.put("dropped", evidence.dropped());
        }
        return source;
    }

    private static Map<String, Object> replay(ReplayedRows replayed) {
        Replay replay = replayed.replay();
        List<Map<String, Object>> largest =
                replayed.largest().stream().map(EvidenceJson::difference).toList();
        return Json.object(
                "rowsOf", replayed.name(),
                "origin", replay.origin(),
                "rule", replay.rule().kind(),
                "absolute", replay.rule().absolute(),
                "relative", replay.rule().relative(),
                "rows", replay.rowCount(),
                "differingRows", replay.differingRows(),
                "largestDifference", replay.largestDifference(),
                "largest", largest);
    }

    private static Map<String, Object> difference(ReplayedRows.Difference one) {
        return Json.object(
                "row", one.row(),
                "output", one.output(),
                "expected", one.expected(),
                "predicted", one.predicted(),
                "difference", one.difference(),
                "accepted", one.accepted());
    }

    private static Map<String, Object> node(Evidence.Node node) {
        return Json.object(
                "depth", node.depth(),
                "name", node.name(),
                "kind", node.kind(),
                "tensors", node.tensors(),
                "bytes", node.bytes());
    }
}
