package dev.brine.reports.result;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Which cell of a run a row is: two rows of one run never share a key.
 *
 * @param model name of a {@link ModelInfo} of the run
 * @param sizeLabel size label of that {@link ModelInfo}; rows of different sizes are never ranked together
 * @param format name of the format, or {@code floor} for a floor
 * @param variant variant of the format, {@code default} where it has one only
 * @param operation what is measured
 * @param heap how the heap was set
 * @param pageCache state of the page cache, such as {@code warm}
 */
public record RowKey(
        String model,
        String sizeLabel,
        String format,
        String variant,
        Operation operation,
        HeapSetting heap,
        String pageCache) {
    /** Checks that no part is missing or blank. */
    public RowKey {
        Checks.text(model, "model");
        Checks.text(sizeLabel, "sizeLabel");
        Checks.text(format, "format");
        Checks.text(variant, "variant");
        Checks.required(operation, "operation");
        Checks.required(heap, "heap");
        Checks.text(pageCache, "pageCache");
    }

    /** The parts joined by slashes: what a {@link FloorRatio} refers to. A slash inside a part becomes {@code %2F}. */
    public String id() {
        return joined(model, sizeLabel, format, variant, operation.toString(), heap.toString(), pageCache);
    }

    /** Returns the parts joined by slashes; a slash inside a part becomes {@code %2F}. */
    static String joined(String... parts) {
        return Arrays.stream(parts)
                .map(part -> part.replace("%", "%25").replace("/", "%2F"))
                .collect(Collectors.joining("/"));
    }
}
