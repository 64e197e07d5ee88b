package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Named;
import dev.brine.reports.advice.Exclusion.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Advice in named parts and a table, before it is laid out. */
final class AdviceParts {
    /**
     * One part.
     *
     * @param lines none where there is nothing to say
     */
    record Part(String name, List<String> lines) {}

    private AdviceParts() {}

    static String heading(Advice advice) {
        return "%s (%s)".formatted(advice.model(), advice.sizeLabel());
    }

    static String pick(Advice advice) {
        return advice.pick().map(Named::label).orElse("none")
                + (advice.ties().isEmpty() ? "" : ", about the same as " + labels(advice.ties()));
    }

    static List<Part> of(Advice advice) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("profile", List.of(advice.needs().profile())));
        parts.add(new Part("needs", List.of(needs(advice.needs()))));
        parts.add(new Part("pick", List.of(pick(advice))));
        parts.add(new Part("because", advice.because()));
        parts.add(new Part("runner-up", list(advice.runnerUp())));
        parts.add(new Part("differs", advice.differs()));
        parts.add(new Part("nearest", list(advice.nearest())));
        parts.add(new Part("flips", advice.flips().stream().map(Flip::text).toList()));
        parts.add(new Part(
                "excluded",
                advice.excluded().stream().map(AdviceParts::exclusion).toList()));
        parts.add(new Part("note", advice.caveats()));
        return parts.stream().filter(part -> !part.lines().isEmpty()).toList();
    }

    private static List<String> list(Optional<Named> named) {
        return named.map(Named::label).stream().toList();
    }

    private static String labels(List<Named> named) {
        return named.stream().map(Named::label).collect(Collectors.joining(", "));
    }

    private static String exclusion(Exclusion exclusion) {
        return exclusion.label() + ": "
                + exclusion.failures().stream().map(Failure::text).collect(Collectors.joining("; "));
    }

    /** All of the needs, so that nothing decides unseen. */
    static String needs(Needs needs) {
        List<String> texts = new ArrayList<>();
        needs.limits().forEach((limit, bound) -> texts.add(limit.title() + " at most " + limit.text(bound)));
        needs.promises().forEach(promise -> texts.add(promise.title()));
        if (needs.jdk() != 0) {
            texts.add("JDK " + needs.jdk());
        }
        texts.add(
                needs.bytesPerSecond() > 0
                        ? "transfer at " + Quantity.bytes(needs.bytesPerSecond()) + "/s"
                        : "no transfer");
        if (needs.decidesBy(Objective.HOST_MEMORY)) {
            texts.add(Quantity.count(needs.replicas()) + (needs.replicas() == 1 ? " replica" : " replicas"));
        }
        if (needs.decidesBy(Objective.DAY)) {
            texts.add(Quantity.count(needs.loadsADay()) + " loads a day");
        }
        return String.join(", ", texts) + "; decided by "
                + needs.objectives().stream().map(Objective::noun).collect(Collectors.joining(", then "));
    }

    static List<String> columns() {
        return List.of("candidate", "", "file", "first prediction", "process start", "heap", "memory", "prediction");
    }

    /** A line for each candidate that is not an error; what was not measured is a dash. */
    static List<List<String>> figures(Choices choices, Advice advice) {
        return choices.candidates().stream()
                .filter(candidate -> candidate.refusal().isEmpty())
                .map(candidate -> cells(candidate, advice))
                .toList();
    }

    private static List<String> cells(Candidate candidate, Advice advice) {
        return List.of(
                candidate.label(),
                standing(candidate.id(), advice),
                bytes(candidate.file()),
                seconds(candidate.figure(Metric.LOAD)),
                seconds(candidate.figure(Metric.START)),
                bytes(candidate.figure(Metric.HEAP)),
                bytes(candidate.memory(advice.needs().replicas())),
                seconds(candidate.figure(Metric.PREDICT)));
    }

    private static String standing(String id, Advice advice) {
        if (advice.pick().filter(pick -> pick.id().equals(id)).isPresent()) {
            return "pick";
        }
        if (advice.ties().stream().anyMatch(tie -> tie.id().equals(id))) {
            return "about the same";
        }
        if (advice.excluded().stream().anyMatch(one -> one.id().equals(id))) {
            return "excluded";
        }
        return advice.pareto().contains(id) ? "Pareto" : "";
    }

    private static String bytes(Optional<Range> range) {
        return range.map(value -> Quantity.bytes(value.mid())).orElse("-");
    }

    private static String seconds(Optional<Range> range) {
        return range.map(value -> Quantity.seconds(value.mid())).orElse("-");
    }
}
