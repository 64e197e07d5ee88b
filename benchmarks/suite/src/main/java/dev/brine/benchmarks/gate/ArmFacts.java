package dev.brine.benchmarks.gate;

import dev.brine.reports.gate.GateArm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an arm comes to: two arms with equal facts are the same. */
final class ArmFacts {
    private ArmFacts() {}

    static GateArm of(Arm arm, Description description) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("brine", description.brine());
        for (Path entry : arm.classPath()) {
            facts.put("sha-256 of " + entry.getFileName(), Fingerprint.of(entry));
        }
        facts.put("java", description.java());
        facts.put("flags", String.join(" ", arm.flags()));
        facts.put("sha-256 of the model", Fingerprint.of(arm.modelFile()));
        description.libraries().forEach((library, version) -> facts.put("library " + library, version));
        return new GateArm(arm.text(), facts);
    }
}
