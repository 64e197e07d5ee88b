package dev.brine.benchmarks.goals;

import dev.brine.benchmarks.goals.GoalResult.Figure;
import dev.brine.internal.AtomicFile;
import dev.brine.reports.internal.RecordJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run, as {@code goals.json} holds it.
 *
 * @param brineVersion that was measured
 * @param commit that was built; may be empty
 * @param started when the run began
 * @param seconds that it took
 * @param forest that was measured
 * @param machine facts by name
 * @param limits what the machine does when no format is in the way
 * @param goals one row for each goal, in the order of {@link Goal}
 */
record GoalsResult(
        String brineVersion,
        String commit,
        String started,
        double seconds,
        Forest forest,
        Map<String, String> machine,
        List<Figure> limits,
        List<GoalResult> goals) {
    private static final String SCHEMA = "brine-goals/1";
    private static final int SIGNIFICANT = 3;

    /** How the forest was made, its nodes and the bytes of its tensors. */
    record Forest(String description, long nodes, long payloadBytes) {}

    GoalsResult {
        limits = List.copyOf(limits);
        goals = List.copyOf(goals);
    }

    /** Returns whether a goal could not be measured though the machine can; a miss is no failure. */
    boolean failed() {
        return goals.stream().anyMatch(goal -> goal.verdict().equals(GoalResult.ERROR));
    }

    void write(Path path) throws IOException {
        ObjectNode tree = RecordJson.tree(SCHEMA, this);
        for (JsonNode goal : tree.path("goals")) {
            if (goal.path("ratio").isNull()) {
                ((ObjectNode) goal).remove(List.of("ratio", "quartiles"));
            }
        }
        AtomicFile.writeText(path, RecordJson.page(tree));
    }

    /** Returns the table, with the machine's limits below. */
    String text() {
        StringBuilder text = new StringBuilder();
        goals.forEach(goal -> text.append(goal).append('\n'));
        long met = goals.stream()
                .filter(goal -> goal.verdict().equals(GoalResult.MET))
                .count();
        text.append("%d of %d goals met\n".formatted(met, goals.size()));
        text.append("forest: %s, %,d nodes\n".formatted(forest.description(), forest.nodes()));
        StringJoiner known = new StringJoiner(", ", "this machine: ", "\n");
        limits.forEach(figure -> known.add(figure.toString()));
        machine.forEach((name, value) -> known.add(name + " " + value));
        return text.append(known)
                .append("Brine %s %s, %.0f s\n".formatted(brineVersion, commit, seconds))
                .toString();
    }

    /** Returns three digits that count, or all digits of a whole part that has more. */
    static String number(double value) {
        int wholeDigits = (int) Math.floor(Math.log10(Math.max(Math.abs(value), 1e-6))) + 1;
        int decimals = Math.max(0, Math.min(6, SIGNIFICANT - wholeDigits));
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
