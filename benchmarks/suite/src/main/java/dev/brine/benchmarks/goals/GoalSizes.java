package dev.brine.benchmarks.goals;

/**
 * How large the corpora are and how often things are measured.
 *
 * @param trainingRows rows that the scikit-learn forest is trained on; 50,000 give 6.3 million nodes
 * @param trees of that forest
 * @param largeTableBytes of the embedding table that is large to open
 * @param smallTableBytes of the one that is small to open
 * @param sharedTableBytes of the one that several JVMs share
 * @param rounds of measurements that take milliseconds
 * @param longRounds of those that take a second, or a process
 * @param warmups calls of a short operation before it is measured
 * @param predictMillis how long predictions are warmed up, and then measured, in a JVM
 * @param halvings of the range in which the smallest heap is looked for
 */
record GoalSizes(
        int trainingRows,
        int trees,
        long largeTableBytes,
        long smallTableBytes,
        long sharedTableBytes,
        int rounds,
        int longRounds,
        int warmups,
        int predictMillis,
        int halvings) {
    static final GoalSizes FULL = new GoalSizes(50_000, 100, 3L << 30, 3L << 20, 400_000_000, 20, 7, 400, 1_500, 4);
}
