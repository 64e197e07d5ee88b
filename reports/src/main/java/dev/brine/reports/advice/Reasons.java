package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Exclusion;
import dev.brine.reports.advice.Advice.Failure;
import dev.brine.reports.advice.Choice.Scored;
import dev.brine.reports.advice.Choice.Step;
import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in sentences why a pick is one, what it promises beside another, and what a reader must know besides. */
final class Reasons {
    private static final int SHOWN = 4;
    private static final int MOST_MEASURED = 4;
    private static final Map<String, String> TRAITS = new TreeMap<>(Map.of(
            "CHECKSUMMED", "checksums",
            "CROSS_LANGUAGE", "other languages",
            "DETERMINISTIC", "the same bytes each time",
            "UNTRUSTED_INPUT", "untrusted input"));

    private final Choices choices;
    private final Needs needs;
    private final Decision decision;
    private final List<String> sentences = new ArrayList<>();

    Reasons(Choices choices, Needs needs, Decision decision) {
        this.choices = choices;
        this.needs = needs;
        this.decision = decision;
    }

    List<String> because(Optional<Candidate> runnerUp, Optional<Candidate> nearest) {
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

    private static String labels(List<Candidate> candidates) {
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
                        isWorse ? ", " + Numbers.ratio(value.mid() / best.mid()) : "");
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

    /** What the pick promises and the other one does not, and the other way round: figures compare no promises. */
    static List<String> differences(Candidate pick, Candidate other) {
        return Stream.of(lack(other, pick), lack(pick, other))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> lack(Candidate one, Candidate other) {
        List<String> names = new ArrayList<>(promised(other));
        names.removeAll(promised(one));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("%s does not promise what %s does: %s."
                        .formatted(one.label(), other.label(), String.join(", ", names)));
    }

    /** What a candidate promises, in a few words each. */
    static List<String> promised(Candidate candidate) {
        List<String> names = new ArrayList<>();
        TRAITS.forEach((trait, name) -> {
            if (candidate.traits().contains(trait)) {
                names.add(name);
            }
        });
        if (candidate.isChecked()) {
            names.add("checked reads");
        }
        return names;
    }

    /** What a reader must know besides. */
    List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        addSkipped(caveats);
        for (Step step : decision.choice().steps()) {
            if (!step.unmeasured().isEmpty()) {
                caveats.add("Left out, as %s was not measured: %s."
                        .formatted(step.objective().noun(), labels(step.unmeasured())));
            }
        }
        boolean isMeasuredCount = needs.replicas() <= 2 || needs.replicas() == MOST_MEASURED;
        if (!isMeasuredCount && needs.decidesBy(Objective.HOST_MEMORY)) {
            caveats.add("Memory of %s replicas lies on the straight line through that of 2 and of 4."
                    .formatted(Numbers.count(needs.replicas())));
        }
        otherJdk(choices, needs.jdk()).ifPresent(caveats::add);
        decision.pick().flatMap(pick -> warning(pick, choices, needs.jdk())).ifPresent(caveats::add);
        caveats.addAll(choices.notes());
        return caveats;
    }

    private void addSkipped(List<String> caveats) {
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

    /** That figures are of another JDK than the one asked for; 0 asks for the one that was measured. */
    static Optional<String> otherJdk(Choices choices, int jdk) {
        return jdk == 0 || jdk == choices.jdk()
                ? Optional.empty()
                : Optional.of("Measured on JDK %s, not on JDK %s.".formatted(choices.jdk(), jdk));
    }

    /** What a JDK says of the candidate's library unless it is told not to. */
    static Optional<String> warning(Candidate candidate, Choices choices, int jdk) {
        int used = jdk == 0 ? choices.jdk() : jdk;
        return candidate
                .flags(used)
                .filter(flags -> !flags.silencing().isEmpty())
                .map(flags -> "JDK %s warns of %s unless it is given %s."
                        .formatted(used, candidate.label(), String.join(" ", flags.silencing())));
    }
}
