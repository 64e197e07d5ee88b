package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Exclusion;
import dev.brine.reports.advice.Advice.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gives advice. Hard constraints first, then the objectives one by one; there is no score. */
public final class Advisor {
    /** A promise that is not made, and a figure that was not measured, are further off than any figure over its limit. */
    private static final double FAR = 1e300;

    private Advisor() {}

    /** What to deploy of these choices for these needs. */
    public static Advice advise(Choices choices, Needs needs) {
        Decision decision = Decision.of(choices, needs);
        Optional<Candidate> pick = decision.pick();
        Optional<Candidate> runnerUp = pick.flatMap(one -> runnerUp(decision, needs, one));
        Optional<Candidate> nearest =
                decision.eligible().isEmpty() ? nearest(choices, decision, needs) : Optional.empty();
        Reasons reasons = new Reasons(choices, needs, decision);
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
                reasons.because(runnerUp, nearest),
                pick.flatMap(one -> runnerUp.map(other -> Reasons.differences(one, other)))
                        .orElse(List.of()),
                decision.excluded(),
                nearest.map(Named::of),
                pick.map(one -> Flips.of(choices, needs, one)).orElse(List.of()),
                reasons.caveats());
    }

    private static Optional<Candidate> runnerUp(Decision decision, Needs needs, Candidate pick) {
        List<Candidate> others = decision.eligible().stream()
                .filter(candidate -> !candidate.isOfTheFileOf(pick))
                .toList();
        return Choice.among(others, needs).pick();
    }

    /** What comes nearest where nothing meets the constraints: it fails the fewest, then is least over them. */
    private static Optional<Candidate> nearest(Choices choices, Decision decision, Needs needs) {
        List<Exclusion> open = decision.excluded().stream()
                .filter(one -> !one.failures().get(0).constraint().equals(Judge.ERROR))
                .toList();
        Comparator<Exclusion> order =
                Comparator.<Exclusion>comparingInt(one -> one.failures().size()).thenComparingDouble(Advisor::distance);
        List<Candidate> nearest = open.stream()
                .filter(one -> open.stream().noneMatch(other -> order.compare(other, one) < 0))
                .map(one -> choices.candidate(one.id()))
                .toList();
        return Choice.among(nearest, needs).pick().or(() -> nearest.stream().findFirst());
    }

    private static double distance(Exclusion exclusion) {
        return exclusion.failures().stream()
                .mapToDouble(failure -> failure.excess() == 0 ? FAR : failure.excess())
                .reduce(0, Math::max);
    }

    /**
     * The candidates that no other one beats all round.
     *
     * @param axes what all round means
     * @param members in the order of the run
     */
    private record Pareto(List<Objective> axes, List<Candidate> members) {
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
}
