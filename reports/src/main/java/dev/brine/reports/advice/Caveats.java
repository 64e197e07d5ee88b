package dev.brine.reports.advice;

import dev.brine.reports.advice.Choice.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader must know besides the pick. */
final class Caveats {
    private static final int MOST_MEASURED = 4;

    private Caveats() {}

    static List<String> of(Choices choices, Needs needs, Decision decision) {
        List<String> caveats = new ArrayList<>();
        addSkipped(caveats, needs, decision);
        for (Step step : decision.choice().steps()) {
            if (!step.unmeasured().isEmpty()) {
                caveats.add("Left out, as %s was not measured: %s."
                        .formatted(step.objective().noun(), Because.labels(step.unmeasured())));
            }
        }
        boolean isMeasuredCount = needs.replicas() <= 2 || needs.replicas() == MOST_MEASURED;
        if (!isMeasuredCount && needs.decidesBy(Objective.HOST_MEMORY)) {
            caveats.add("Memory of %s replicas lies on the straight line through that of 2 and of 4."
                    .formatted(Quantity.count(needs.replicas())));
        }
        if (needs.jdk() != 0 && needs.jdk() != choices.jdk()) {
            caveats.add("Measured on JDK %s, not on JDK %s.".formatted(choices.jdk(), needs.jdk()));
        }
        decision.pick().flatMap(pick -> warning(pick, choices, needs)).ifPresent(caveats::add);
        caveats.addAll(choices.notes());
        return caveats;
    }

    private static void addSkipped(List<String> caveats, Needs needs, Decision decision) {
        List<Objective> used =
                decision.choice().steps().stream().map(Step::objective).toList();
        for (Objective objective : needs.objectives()) {
            boolean isMeasured = decision.eligible().stream()
                    .anyMatch(candidate -> objective.value(candidate, needs).isPresent());
            if (!isMeasured && !used.contains(objective)) {
                caveats.add("Decided without %s, which was not measured.".formatted(objective.noun()));
            }
        }
    }

    private static Optional<String> warning(Candidate pick, Choices choices, Needs needs) {
        int jdk = needs.jdk() == 0 ? choices.jdk() : needs.jdk();
        return pick.flags(jdk)
                .filter(flags -> !flags.silencing().isEmpty())
                .map(flags -> "JDK %s warns of %s unless it is given %s."
                        .formatted(jdk, pick.label(), String.join(" ", flags.silencing())));
    }
}
