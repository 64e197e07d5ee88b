package dev.brine.benchmarks.gate;

import java.util.List;
import java.util.Map;

/**
 * What a machine is and what can be measured on it.
 *
 * @param facts about the machine, by name, in order
 * @param noise of rows, the same against itself
 * @param can sentences
 * @param cannot sentences
 */
public record DoctorReport(Map<String, String> facts, List<Noise> noise, List<String> can, List<String> cannot) {
    /**
     * The noise of one row.
     *
     * @param row id
     * @param ratio of the second copy to the first; 1 where the machine is quiet
     * @param spread standard deviation of ln(ratio) over the pairs
     * @param pairs how many
     * @param smallestEffect slowdown that the gate's default rounds and rows would call nine times of ten
     */
    public record Noise(String row, double ratio, double spread, int pairs, double smallestEffect) {}

    /** Copies the lists. */
    public DoctorReport {
        noise = List.copyOf(noise);
        can = List.copyOf(can);
        cannot = List.copyOf(cannot);
    }
}
