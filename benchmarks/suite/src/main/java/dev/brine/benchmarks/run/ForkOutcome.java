package dev.brine.benchmarks.run;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one fork gave.
 *
 * @param samples milliseconds an operation, one for each shot, or what else the row's unit says
 * @param allocatedBytes bytes of heap allocated by one operation
 * @param proof what was compared
 */
record ForkOutcome(List<Double> samples, OptionalDouble allocatedBytes, String proof) {
    /** Returns what a fork of one figure gave. */
    static ForkOutcome of(double sample, String proof) {
        return new ForkOutcome(List.of(sample), OptionalDouble.empty(), proof);
    }
}
