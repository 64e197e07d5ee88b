package dev.brine.reports.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the objectives leave of the candidates, one after the other.
 *
 * @param steps the objectives that were applied
 * @param left the candidates that are left, in the order of the first objective; those after the first tie with it
 */
record Choice(List<Step> steps, List<Candidate> left) {
    /**
     * One objective, applied.
     *
     * @param scored candidates with a figure, best first
     * @param kept how many of them are about the same as the best
     * @param unmeasured candidates that were dropped as they lack the figure which others have
     */
    record Step(Objective objective, List<Scored> scored, int kept, List<Candidate> unmeasured) {
        List<Candidate> keptCandidates() {
            return scored.subList(0, kept).stream().map(Scored::candidate).toList();
        }
    }

    /** A candidate and what it scores. */
    record Scored(Candidate candidate, Range value) {}

    /** Decides among candidates that may all be picked; nothing is left where nothing that decides was measured. */
    static Choice among(List<Candidate> candidates, Needs needs) {
        List<Step> steps = new ArrayList<>();
        List<Candidate> left = candidates;
        for (Objective objective : needs.objectives()) {
            Step step = step(objective, left, needs);
            if (step.kept() > 0) {
                List<Candidate> kept = step.keptCandidates();
                left = steps.isEmpty()
                        ? kept
                        : left.stream().filter(kept::contains).toList();
                steps.add(step);
            }
            if (left.size() == 1 && !steps.isEmpty()) {
                break;
            }
        }
        return new Choice(steps, steps.isEmpty() ? List.of() : left);
    }

    private static Step step(Objective objective, List<Candidate> candidates, Needs needs) {
        List<Scored> scored = new ArrayList<>();
        List<Candidate> unmeasured = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Optional<Range> value = objective.value(candidate, needs);
            value.ifPresentOrElse(range -> scored.add(new Scored(candidate, range)), () -> unmeasured.add(candidate));
        }
        scored.sort(Comparator.comparingDouble(one -> one.value().mid()));
        List<Scored> same = new ArrayList<>();
        List<Scored> worse = new ArrayList<>();
        for (Scored one : scored) {
            boolean isSame = one.value().isAboutTheSameAs(scored.get(0).value());
            (isSame ? same : worse).add(one);
        }
        int kept = same.size();
        same.addAll(worse);
        return new Step(objective, same, kept, unmeasured);
    }

    Optional<Candidate> pick() {
        return left.stream().findFirst();
    }

    /** The objective that was decided by last. */
    Step last() {
        return steps.get(steps.size() - 1);
    }
}
