package dev.brine.benchmarks.run;

import dev.brine.reports.result.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much a run measures.
 *
 * @param name as users write it
 * @param corpora the corpora that are measured where none are named, and their sizes; empty is the corpus's own
 * @param operations of every format
 * @param forks of every cell
 * @param phase about how long a fork warms up, and again how long it measures
 * @param budget after how long no further cell is begun; empty for no bound
 * @param processes how much is measured in whole processes
 */
public record BenchProfile(
        String name,
        Map<String, OptionalLong> corpora,
        List<Operation> operations,
        int forks,
        Duration phase,
        Optional<Duration> budget,
        ProcessEffort processes) {
    private static final long OVER_2_GIB = (1L << 31) + (64L << 20);

    private static final long MILLION_NODES_BYTES = 16_000_000;

    private static final Duration PEER_TIME = Duration.ofMinutes(4);
    private static final Duration PEER_TIME_OF_MODEL = Duration.ofSeconds(30);

    /** Two models and, where Python trains it, one of scikit-learn; the operations of a deployment, three forks as
     * far as thirteen minutes allow, and four more where there is the model of scikit-learn. */
    public static final BenchProfile QUICK = new BenchProfile(
            "quick",
            Map.of(
                    "pipeline", OptionalLong.empty(),
                    "mlp", OptionalLong.empty(),
                    "sklearn-forest", OptionalLong.of(MILLION_NODES_BYTES)),
            List.of(Operation.SAVE, Operation.LOAD, Operation.FIRST_PREDICTION, Operation.PREDICT),
            3,
            Duration.ofMillis(300),
            Optional.of(Duration.ofMinutes(13)),
            ProcessEffort.QUICK);

    /** One model of a user: the operations of a deployment, three forks as far as 155 seconds in all allow. */
    public static final BenchProfile MODEL = new BenchProfile(
            "model",
            QUICK.corpora,
            QUICK.operations,
            3,
            Duration.ofMillis(150),
            Optional.of(Duration.ofSeconds(155)),
            ProcessEffort.SHORT);

    /** All packed corpora and an unpacked one, an embedding over 2^31 bytes, every operation, five forks, no time bound. */
    public static final BenchProfile FULL = new BenchProfile(
            "full",
            Map.of(
                    "forest", OptionalLong.empty(),
                    "forest-large", OptionalLong.empty(),
                    "forest-large-unpacked", OptionalLong.empty(),
                    "pipeline", OptionalLong.empty(),
                    "sklearn-forest", OptionalLong.of(MILLION_NODES_BYTES),
                    "mlp", OptionalLong.empty(),
                    "embedding", OptionalLong.of(OVER_2_GIB)),
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
            Optional.empty(),
            ProcessEffort.FULL);

    /** A profile that measures no whole process. */
    public BenchProfile(
            String name,
            Map<String, OptionalLong> corpora,
            List<Operation> operations,
            int forks,
            Duration phase,
            Optional<Duration> budget) {
        this(name, corpora, operations, forks, phase, budget, ProcessEffort.NONE);
    }

    /** Returns whether the run is bounded, and what takes long is measured less often. */
    boolean isQuick() {
        return budget.isPresent();
    }

    /** Returns after how long no further cell is begun; Python's peers take time of their own. */
    Optional<Duration> budget(boolean hasPeers) {
        return budget.map(most -> hasPeers ? most.plus(isOfOneModel() ? PEER_TIME_OF_MODEL : PEER_TIME) : most);
    }

    /** Returns whether a user waits for the figures of one model. */
    boolean isOfOneModel() {
        return name.equals("model");
    }

    /**
     * Returns the profile of a name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static BenchProfile ofName(String name) {
        for (BenchProfile profile : List.of(QUICK, MODEL, FULL)) {
            if (profile.name.equals(name)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("unknown profile '%s', known are quick, model and full".formatted(name));
    }
}
