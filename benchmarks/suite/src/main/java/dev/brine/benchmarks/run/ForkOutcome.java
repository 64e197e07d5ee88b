package dev.brine.benchmarks.run;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one fork gave: samples with a proof, or a failure.
 *
 * @param samples milliseconds an operation, one for each shot; empty if it failed
 * @param allocatedBytes bytes of heap allocated by one operation
 * @param proof what was compared; blank if it failed
 * @param failure why there is no figure; blank if there is one
 */
record ForkOutcome(List<Double> samples, OptionalDouble allocatedBytes, String proof, String failure) {
    static ForkOutcome failed(String why) {
        return new ForkOutcome(List.of(), OptionalDouble.empty(), "", why.isBlank() ? "the fork failed" : why);
    }

    boolean isFailed() {
        return !failure.isBlank();
    }
}
