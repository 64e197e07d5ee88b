package dev.brine.benchmarks.gate;

import java.util.List;
import java.util.Map;

/**
 * What an arm says of itself.
 *
 * @param java vendor and version of its JVM
 * @param brine version of its Brine
 * @param tensorBytes size of its model on the heap
 * @param stored variants that it knows
 * @param flags what its JVM needs for a format, by the format's name
 * @param libraries versions by name
 */
record Description(
        String java,
        String brine,
        long tensorBytes,
        List<TimedRow.StoredAs> stored,
        Map<String, List<String>> flags,
        Map<String, String> libraries) {}
