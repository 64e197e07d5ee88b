package dev.brine.benchmarks.goals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures several quantities round by round, so that a slow moment of the machine meets all of them alike. */
final class Rounds {
    private final Map<String, Shot> shots = new LinkedHashMap<>();
    private final Map<String, List<Double>> samples = new LinkedHashMap<>();
    private final String unit;

    /** One measurement. */
    @FunctionalInterface
    interface Shot {
        double take() throws IOException, InterruptedException, NotAvailableException;
    }

    /** @param unit of all quantities */
    Rounds(String unit) {
        this.unit = unit;
    }

    Rounds add(String name, Shot shot) {
        shots.put(name, shot);
        samples.put(name, new ArrayList<>());
        return this;
    }

    /** Takes {@code warmups} rounds that do not count, then {@code count} that do; every second one in reverse order. */
    Rounds run(int warmups, int count) throws IOException, InterruptedException, NotAvailableException {
        for (int round = -warmups; round < count; round++) {
            List<String> order = new ArrayList<>(shots.keySet());
            if (round % 2 != 0) {
                Collections.reverse(order);
            }
            for (String name : order) {
                double sample = shots.get(name).take();
                if (round >= 0) {
                    samples.get(name).add(sample);
                }
            }
        }
        return this;
    }

    /** Returns {@code numerator / denominator}. */
    Ratio ratio(String numerator, String denominator) {
        return Ratio.of(figure(numerator).samples(), figure(denominator).samples());
    }

    Figure figure(String name) {
        return new Figure(name, unit, samples.get(name));
    }
}
