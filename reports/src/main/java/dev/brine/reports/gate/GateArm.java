package dev.brine.reports.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One side of a gate run.
 *
 * @param text the arm as it was asked for, such as {@code jar=brine.jar,flags=-Xmx2g}
 * @param facts what it came to, by name, in order: version and hash of the jar, JVM, flags, hash of the model
 */
public record GateArm(String text, Map<String, String> facts) {
    /** Copies the facts, in order. */
    public GateArm {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
}
