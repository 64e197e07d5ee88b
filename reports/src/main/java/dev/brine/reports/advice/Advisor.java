package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Named;
import java.util.List;
import java.util.Optional;

/** Gives advice. Hard constraints first, then the objectives one by one; there is no score. */
public final class Advisor {
    private Advisor() {}

    /** What to deploy of these choices for these needs. */
    public static Advice advise(Choices choices, Needs needs) {
        Decision decision = Decision.of(choices, needs);
        Optional<Candidate> pick = decision.pick();
        Optional<Candidate> runnerUp = pick.flatMap(one -> runnerUp(decision, needs, one));
        Optional<Candidate> nearest =
                decision.eligible().isEmpty() ? Nearest.of(choices, decision, needs) : Optional.empty();
        Pareto pareto = Pareto.of(decision.eligible(), needs);
        return new Advice(
                choices.model(),
                choices.sizeLabel(),
                needs,
                pick.map(Named::of),
                decision.choice().left().stream().skip(1).map(Named::of).toList(),
                runnerUp.map(Named::of),
                pareto.members().stream().map(Candidate::id).toList(),
                pareto.axes(),
                new Because(choices, needs, decision).sentences(runnerUp, nearest),
                pick.flatMap(one -> runnerUp.map(other -> Promised.differences(one, other)))
                        .orElse(List.of()),
                decision.excluded(),
                nearest.map(Named::of),
                pick.map(one -> Flips.of(choices, needs, one)).orElse(List.of()),
                Caveats.of(choices, needs, decision));
    }

    private static Optional<Candidate> runnerUp(Decision decision, Needs needs, Candidate pick) {
        List<Candidate> others = decision.eligible().stream()
                .filter(candidate -> !candidate.isOfTheFileOf(pick))
                .toList();
        return Choice.among(others, needs).pick();
    }
}
