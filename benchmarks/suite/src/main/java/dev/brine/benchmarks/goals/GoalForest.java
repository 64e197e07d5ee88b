package dev.brine.benchmarks.goals;

import dev.brine.model.SavedModel;
import java.io.IOException;
import java.util.Optional;

/**
 * The forest that is measured.
 *
 * @param description how it was made, in one line
 * @param model on the heap, with verification rows
 * @param python what predicts with it in Python, where it came from there
 * @param pythonReason why it did not; empty where it did
 */
record GoalForest(String description, SavedModel model, Optional<PythonForest> python, String pythonReason) {
    /** Makes the forest. */
    @FunctionalInterface
    interface Source {
        GoalForest make() throws IOException, InterruptedException;
    }
}
