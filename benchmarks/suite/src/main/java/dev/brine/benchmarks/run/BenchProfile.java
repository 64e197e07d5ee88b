package dev.brine.benchmarks.run;

import dev.brine.reports.result.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How much a run measures. */
public enum BenchProfile {
    /** Two models, the operations of a deployment, three forks, eight minutes. */
    QUICK(
            Map.of("pipeline", OptionalLong.empty(), "mlp", OptionalLong.empty()),
            List.of(Operation.SAVE, Operation.LOAD, Operation.FIRST_PREDICTION, Operation.PREDICT),
            3,
            Duration.ofMillis(400),
            Optional.of(Duration.ofMinutes(8))),
    /** All corpora, one of them over 2^31 bytes, every operation, five forks, no bound on time. */
    FULL(
            Map.of(
                    "forest", OptionalLong.empty(),
                    "forest-large", OptionalLong.empty(),
                    "forest-large-unpacked", OptionalLong.empty(),
                    "pipeline", OptionalLong.empty(),
                    "mlp", OptionalLong.empty(),
                    "embedding", OptionalLong.of((1L << 31) + (64L << 20))),
            List.of(
                    Operation.SAVE,
                    Operation.SAVE_DURABLE,
                    Operation.LOAD,
                    Operation.OPEN,
                    Operation.FIRST_PREDICTION,
                    Operation.MATERIALISE,
                    Operation.PREDICT),
            5,
            Duration.ofSeconds(1),
            Optional.empty());

    private final Map<String, OptionalLong> corpora;
    private final List<Operation> operations;
    private final int forks;
    private final Duration phase;
    private final Optional<Duration> budget;

    BenchProfile(
            Map<String, OptionalLong> corpora,
            List<Operation> operations,
            int forks,
            Duration phase,
            Optional<Duration> budget) {
        this.corpora = corpora;
        this.operations = operations;
        this.forks = forks;
        this.phase = phase;
        this.budget = budget;
    }

    /** Returns the sizes of the corpora that are measured where none are named. */
    Map<String, OptionalLong> corpora() {
        return corpora;
    }

    List<Operation> operations() {
        return operations;
    }

    int forks() {
        return forks;
    }

    /** Returns about how long a fork warms up, and again how long it measures. */
    Duration phase() {
        return phase;
    }

    /** Returns after how long no further cell is begun. */
    Optional<Duration> budget() {
        return budget;
    }

    /**
     * Returns the profile of a name in lower case.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static BenchProfile ofName(String name) {
        for (BenchProfile profile : values()) {
            if (profile.toString().equals(name)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("unknown profile '%s', known are quick and full".formatted(name));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
