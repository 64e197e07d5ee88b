package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What measurements find ready: the forest in every form, in the page cache, each file proved.
 *
 * @param work folder for files of this run
 * @param tables makes embedding tables
 * @param forest how the forest was made, its node count and the bytes of its tensors
 * @param raw raw container of the forest
 * @param bare its arrays without a container
 * @param kryo tuned Kryo's file
 * @param balanced compressed container, where this build has the variant
 * @param progress is told one line when a step takes long
 */
record Setting(
        GoalSizes sizes,
        Path work,
        TableFiles tables,
        ForestFacts forest,
        Path raw,
        Path bare,
        Path kryo,
        Optional<Path> balanced,
        Consumer<String> progress) {
    /**
     * The forest.
     *
     * @param description how it was made, in one line
     * @param payloadBytes of its tensors
     * @param firstRow the first verification row
     * @param python what is needed to predict in Python, where the forest came from there
     * @param pythonReason why it did not; empty where it did
     */
    record ForestFacts(
            String description,
            long nodeCount,
            long payloadBytes,
            List<Double> firstRow,
            Optional<PythonForest> python,
            String pythonReason) {
        ForestFacts {
            firstRow = List.copyOf(firstRow);
        }
    }

    Path balancedOrExplain() throws NotAvailableException {
        return balanced.orElseThrow(
                () -> new NotAvailableException("this build's container has no variant 'balanced'"));
    }

    PythonForest pythonOrExplain() throws NotAvailableException {
        return forest.python().orElseThrow(() -> new NotAvailableException(forest.pythonReason()));
    }
}
