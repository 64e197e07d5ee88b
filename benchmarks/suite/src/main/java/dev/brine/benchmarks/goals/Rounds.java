package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures several quantities round by round, so that a slow moment of the machine meets all of them alike. */
final class Rounds {
    private final List<Arm> arms = new ArrayList<>();
    private final String unit;

    /** One measurement. */
    @FunctionalInterface
    interface Shot {
        double take() throws IOException, InterruptedException, NotAvailableException;
    }

    private record Arm(String name, Shot shot, List<Double> samples) {}

    /** @param unit of all quantities */
    Rounds(String unit) {
        this.unit = unit;
    }

    Rounds add(String name, Shot shot) {
        arms.add(new Arm(name, shot, new ArrayList<>()));
        return this;
    }

    /** Takes {@code warmups} rounds that do not count, then {@code count} that do; every second one in reverse order. */
    Rounds run(int warmups, int count) throws IOException, InterruptedException, NotAvailableException {
        for (int round = -warmups; round < count; round++) {
            List<Arm> order = new ArrayList<>(arms);
            if (round % 2 != 0) {
                Collections.reverse(order);
            }
            for (Arm arm : order) {
                double sample = arm.shot().take();
                if (round >= 0) {
                    arm.samples().add(sample);
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
        for (Arm arm : arms) {
            if (arm.name().equals(name)) {
                return new Figure(name, unit, arm.samples());
            }
        }
        throw new IllegalArgumentException("no quantity '%s' is measured".formatted(name));
    }
}
