package dev.brine.reports.result;

import java.util.OptionalLong;

/**
 * A model that a run measured, or a cut of one.
 *
 * @param name name, shared by the cuts of a model
 * @param sizeLabel which size this is, such as {@code 64 MiB} or {@code 16 MiB cut}
 * @param description one line
 * @param origin trained or generated
 * @param payloadBytes bytes of all tensors
 * @param nodeCount nodes of its trees, empty where it has none
 * @param parameterCount learned numbers, empty where not counted
 * @param digest the model's digest, blank where not computed
 */
public record ModelInfo(
        String name,
        String sizeLabel,
        String description,
        ModelOrigin origin,
        long payloadBytes,
        OptionalLong nodeCount,
        OptionalLong parameterCount,
        String digest) {
    /** Checks that the model has a name, a size and an origin. */
    public ModelInfo {
        Checks.text(name, "name");
        Checks.text(sizeLabel, "sizeLabel");
        Checks.required(description, "description");
        Checks.required(origin, "origin");
        Checks.notNegative(payloadBytes, "payloadBytes");
        Checks.required(nodeCount, "nodeCount");
        Checks.required(parameterCount, "parameterCount");
        Checks.required(digest, "digest");
    }

    /** True if this is the model of that name and size. */
    public boolean matches(String otherName, String otherSizeLabel) {
        return name.equals(otherName) && sizeLabel.equals(otherSizeLabel);
    }
}
