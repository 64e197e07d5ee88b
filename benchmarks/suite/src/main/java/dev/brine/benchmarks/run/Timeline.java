package dev.brine.benchmarks.run;

import dev.brine.benchmarks.process.ChildOutput;
import dev.brine.benchmarks.process.NotAvailableException;
import dev.brine.reports.result.ProcessStart;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When one process reached each stage.
 *
 * @param stages names, in order
 * @param millis since it was started, one number a stage
 */
record Timeline(List<String> stages, List<Double> millis) {
    /** Copies the lists. */
    Timeline {
        stages = List.copyOf(stages);
        millis = List.copyOf(millis);
    }

    /** Returns how many decades of predictions were served. */
    int decades() {
        return (int) stages.stream()
                .filter(stage -> stage.startsWith(ProcessStart.SERVED))
                .count();
    }

    /** Returns how many decades of predictions had been served after so long, at least the first where there is one. */
    int decadesWithin(Duration time) {
        int within = 0;
        for (int stage = 0; stage < stages.size(); stage++) {
            if (stages.get(stage).startsWith(ProcessStart.SERVED)) {
                within += millis.get(stage) <= time.toMillis() ? 1 : 0;
            }
        }
        return Math.max(within, Math.min(decades(), 1));
    }

    /**
     * Reads the lines of stages: a name, a space, nanoseconds of the clock of the process that went through them.
     *
     * @param output tells when it was started and had ended, by this process's clock
     * @throws NotAvailableException if the two do not read one clock
     */
    static Timeline of(List<String> lines, ChildOutput output) throws IOException, NotAvailableException {
        List<String> stages = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        long before = output.startNanos();
        for (String line : lines) {
            int space = line.indexOf(' ');
            if (space < 0) {
                throw new IOException("a fresh process printed '%s', expected a stage and a time".formatted(line));
            }
            long nanos = Long.parseLong(line.substring(space + 1));
            if (nanos < before || nanos > output.endNanos()) {
                throw new NotAvailableException(
                        "processes of this system do not read one clock: stage '%s' is not between its neighbours"
                                .formatted(line.substring(0, space)));
            }
            stages.add(line.substring(0, space));
            millis.add((nanos - output.startNanos()) / 1e6);
            before = nanos;
        }
        return new Timeline(stages, millis);
    }
}
