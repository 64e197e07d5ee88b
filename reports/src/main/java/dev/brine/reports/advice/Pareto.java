package dev.brine.reports.advice;

import java.util.List;
import java.util.Optional;

/**
 * The candidates that no other one beats all round.
 *
 * @param axes what all round means
 * @param members in the order of the run
 */
record Pareto(List<Objective> axes, List<Candidate> members) {
    static Pareto of(List<Candidate> candidates, Needs needs) {
        Objective time =
                needs.decidesBy(Objective.PROCESS_START) && isMeasured(Objective.PROCESS_START, candidates, needs)
                        ? Objective.PROCESS_START
                        : Objective.FIRST_PREDICTION;
        List<Objective> axes = List.of(Objective.FILE, time, Objective.HOST_MEMORY).stream()
                .filter(axis -> isMeasured(axis, candidates, needs))
                .toList();
        List<Candidate> members = candidates.stream()
                .filter(one -> candidates.stream().noneMatch(other -> beats(other, one, axes, needs)))
                .toList();
        return new Pareto(axes, members);
    }

    private static boolean isMeasured(Objective axis, List<Candidate> candidates, Needs needs) {
        return candidates.stream()
                .anyMatch(candidate -> axis.value(candidate, needs).isPresent());
    }

    /** Nowhere worse, and somewhere better by more than the figures leave open; where one was not measured nothing is said. */
    private static boolean beats(Candidate a, Candidate b, List<Objective> axes, Needs needs) {
        boolean isBetter = false;
        for (Objective axis : axes) {
            Optional<Range> ofA = axis.value(a, needs);
            Optional<Range> ofB = axis.value(b, needs);
            if (ofA.isPresent() && ofB.isPresent()) {
                if (ofA.get().mid() > ofB.get().mid()) {
                    return false;
                }
                isBetter |= !ofA.get().isAboutTheSameAs(ofB.get());
            }
        }
        return isBetter;
    }
}
