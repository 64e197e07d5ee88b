package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Exclusion;
import dev.brine.reports.advice.Advice.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bare decision: who may be picked, and who is.
 *
 * @param eligible candidates that meet every constraint
 * @param excluded those that do not
 * @param choice the objectives applied to the eligible
 */
record Decision(List<Candidate> eligible, List<Exclusion> excluded, Choice choice) {
    static Decision of(Choices choices, Needs needs) {
        Judge judge = new Judge(choices, needs);
        List<Candidate> eligible = new ArrayList<>();
        List<Exclusion> excluded = new ArrayList<>();
        for (Candidate candidate : choices.candidates()) {
            List<Failure> failures = judge.failures(candidate);
            if (failures.isEmpty()) {
                eligible.add(candidate);
            } else {
                excluded.add(new Exclusion(candidate.id(), candidate.label(), failures));
            }
        }
        return new Decision(eligible, excluded, Choice.among(eligible, needs));
    }

    Optional<Candidate> pick() {
        return choice.pick();
    }

    String pickId() {
        return pick().map(Candidate::id).orElse("");
    }

    boolean leaves(String id) {
        return choice.left().stream().anyMatch(candidate -> candidate.id().equals(id));
    }
}
