package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.process.NotAvailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Divides whole files by the nodes in them. Only a forest that scikit-learn trained on continuous features counts. */
final class NodeSizeGoals implements Measurement {
    @Override
    public List<Goal> goals() {
        return List.of(Goal.NODE_RAW, Goal.NODE_BALANCED);
    }

    @Override
    public List<GoalResult> measure(Setting setting) throws IOException, NotAvailableException {
        PythonForest python = setting.pythonOrExplain();
        Figure joblib = Figure.of("joblib file", "bytes", (double) Files.size(python.joblib()));
        GoalResult raw = size(Goal.NODE_RAW, setting, setting.raw(), joblib);
        try {
            return List.of(raw, size(Goal.NODE_BALANCED, setting, setting.balancedOrExplain(), joblib));
        } catch (NotAvailableException e) {
            return List.of(raw, GoalResult.notAvailable(Goal.NODE_BALANCED, String.valueOf(e.getMessage())));
        }
    }

    private static GoalResult size(Goal goal, Setting setting, Path file, Figure joblib) throws IOException {
        double nodes = setting.forest().nodeCount();
        double bytes = Files.size(file);
        return GoalResult.of(
                goal,
                Ratio.exact(bytes / nodes),
                Figure.of("file", "bytes", bytes),
                Figure.of("nodes", "nodes", nodes),
                joblib);
    }
}
