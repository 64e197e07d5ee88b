package dev.brine.reports.advice;

import dev.brine.reports.advice.Choice.Scored;
import dev.brine.reports.advice.Choice.Step;
import dev.brine.reports.advice.Exclusion.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why, in sentences with figures. */
final class Because {
    private static final int SHOWN = 4;

    private final Choices choices;
    private final Needs needs;
    private final Decision decision;
    private final List<String> sentences = new ArrayList<>();

    Because(Choices choices, Needs needs, Decision decision) {
        this.choices = choices;
        this.needs = needs;
        this.decision = decision;
    }

    List<String> sentences(Optional<Candidate> runnerUp, Optional<Candidate> nearest) {
        if (decision.eligible().isEmpty()) {
            addBlockers(nearest);
        } else if (decision.choice().steps().isEmpty()) {
            sentences.add("Nothing that decides was measured: %s."
                    .formatted(needs.objectives().stream().map(Objective::noun).collect(Collectors.joining(", "))));
        } else {
            addEarlierTies();
            addLast(runnerUp);
            addConstraints();
        }
        return sentences;
    }

    static String labels(List<Candidate> candidates) {
        return joined(candidates.stream().map(Candidate::label).toList());
    }

    private static String joined(List<String> texts) {
        String shown = texts.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return texts.size() <= SHOWN ? shown : shown + " and " + (texts.size() - SHOWN) + " more";
    }

    private void addEarlierTies() {
        List<Step> steps = decision.choice().steps();
        List<String> ties = steps.subList(0, steps.size() - 1).stream()
                .filter(step -> step.kept() > 1)
                .map(step -> "in %s: %s".formatted(step.objective().noun(), values(step)))
                .toList();
        if (!ties.isEmpty()) {
            sentences.add("About the same " + String.join("; of these, in turn, ", ties) + ".");
        }
    }

    private static String values(Step step) {
        return joined(step.scored().subList(0, step.kept()).stream()
                .map(one -> one.candidate().label() + " " + step.objective().text(one.value()))
                .toList());
    }

    private void addLast(Optional<Candidate> runnerUp) {
        Step last = decision.choice().last();
        Scored pick = last.scored().get(0);
        String label = pick.candidate().label();
        if (last.kept() > 1) {
            sentences.add("A tie in %s: %s; any of them will do."
                    .formatted(last.objective().noun(), values(last)));
            return;
        }
        if (decision.eligible().size() == 1) {
            sentences.add("%s is the only candidate%s; %s: %s."
                    .formatted(
                            label,
                            needs.hasConstraints() ? " that meets the constraints" : "",
                            last.objective().noun(),
                            last.objective().text(pick.value())));
            return;
        }
        String best = "%s has %s: %s"
                .formatted(
                        label,
                        last.objective().superlative(needs),
                        last.objective().text(pick.value()));
        String against = runnerUp.flatMap(other ->
                        last.objective().value(other, needs).map(value -> against(other, value, pick.value(), last)))
                .orElse("");
        sentences.add(best + against + ".");
    }

    private static String against(Candidate other, Range value, Range best, Step last) {
        boolean isWorse = value.mid() > best.mid() && best.mid() > 0;
        return "; the runner-up, %s, has %s%s"
                .formatted(
                        other.label(),
                        last.objective().text(value),
                        isWorse ? ", " + Quantity.ratio(value.mid() / best.mid()) : "");
    }

    private void addConstraints() {
        if (!needs.hasConstraints()) {
            return;
        }
        int met = decision.eligible().size();
        sentences.add("%s of %s candidates meet the constraints: %s."
                .formatted(
                        met,
                        choices.candidates().size(),
                        String.join(", ", constraints().values())));
    }

    /** The constraints by name, in words. */
    private Map<String, String> constraints() {
        Map<String, String> texts = new LinkedHashMap<>();
        needs.limits()
                .forEach(
                        (limit, bound) -> texts.put(limit.toString(), limit.title() + " at most " + limit.text(bound)));
        needs.promises().forEach(promise -> texts.put(promise.toString(), promise.title()));
        if (needs.jdk() != 0) {
            texts.put(Judge.JDK, "JDK " + needs.jdk());
        }
        return texts;
    }

    private void addBlockers(Optional<Candidate> nearest) {
        List<String> blockers = new ArrayList<>();
        constraints().forEach((name, text) -> {
            List<String> labels = decision.excluded().stream()
                    .filter(exclusion -> exclusion.failures().stream()
                            .anyMatch(failure -> failure.constraint().equals(name)))
                    .map(Exclusion::label)
                    .toList();
            if (!labels.isEmpty()) {
                boolean isAll = labels.size() == judged();
                blockers.add(text + " excludes " + (isAll ? "all" : joined(labels)));
            }
        });
        sentences.add("Nothing meets the constraints"
                + (blockers.isEmpty() ? "." : ": " + String.join("; ", blockers) + "."));
        nearest.ifPresent(one -> sentences.add("The nearest is %s: %s.".formatted(one.label(), failures(one))));
    }

    /** How many candidates there are that some needs could pick. */
    private long judged() {
        return choices.candidates().stream()
                .filter(candidate -> candidate.refusal().isEmpty())
                .count();
    }

    private String failures(Candidate candidate) {
        return decision.excluded().stream()
                .filter(exclusion -> exclusion.id().equals(candidate.id()))
                .flatMap(exclusion -> exclusion.failures().stream())
                .map(Failure::text)
                .collect(Collectors.joining("; "));
    }
}
