package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Failure;
import dev.brine.reports.advice.Candidate.Flags;
import dev.brine.reports.advice.Candidate.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a candidate fails on. What was not measured is not met, and an interval that reaches over a limit is over it. */
final class Judge {
    static final String ERROR = "error";
    static final String JDK = "jdk";

    private final Choices choices;
    private final Needs needs;

    Judge(Choices choices, Needs needs) {
        this.choices = choices;
        this.needs = needs;
    }

    /** What the candidate fails on, in a fixed order; empty where it can be picked. */
    List<Failure> failures(Candidate candidate) {
        if (!candidate.refusal().isEmpty()) {
            return List.of(new Failure(ERROR, candidate.refusal(), 0));
        }
        List<Failure> failures = new ArrayList<>();
        needs.limits().forEach((limit, bound) -> over(candidate, limit, bound).ifPresent(failures::add));
        needs.promises()
                .forEach(promise -> missing(candidate, promise)
                        .ifPresent(text -> failures.add(new Failure(promise.toString(), text, 0))));
        if (needs.jdk() != 0
                && needs.jdk() != choices.jdk()
                && candidate.flags(needs.jdk()).isEmpty()) {
            failures.add(new Failure(JDK, "nothing in the result speaks for JDK " + needs.jdk(), 0));
        }
        return failures;
    }

    private Optional<Failure> over(Candidate candidate, Limit limit, double bound) {
        Optional<Range> found = value(candidate, limit);
        if (found.isEmpty()) {
            return Optional.of(new Failure(limit.toString(), limit.title() + " was not measured", 0));
        }
        Range value = found.get();
        if (value.high() <= bound) {
            return Optional.empty();
        }
        String verb = value.mid() > bound ? " is over " : " reaches over ";
        return Optional.of(new Failure(
                limit.toString(),
                limit.title() + " of " + limit.text(value) + verb + limit.text(bound),
                value.high() / bound));
    }

    private Optional<Range> value(Candidate candidate, Limit limit) {
        return switch (limit) {
            case FILE -> candidate.file();
            case HEAP -> candidate.figure(Metric.HEAP);
            case LOAD -> Objective.FIRST_PREDICTION.value(candidate, needs);
            case START -> Objective.PROCESS_START.value(candidate, needs);
        };
    }

    private Optional<String> missing(Candidate candidate, Promise promise) {
        return switch (promise) {
            case UNTRUSTED -> unless(candidate.traits().contains("UNTRUSTED_INPUT"), "is for trusted files only");
            case LANGUAGES ->
                unless(candidate.traits().contains("CROSS_LANGUAGE"), "is not documented for other languages");
            case CHECKED -> unless(candidate.isChecked(), "its reads are not compared with checksums");
            case NO_FLAGS ->
                candidate
                        .flags(jdk())
                        .map(this::requiredFlags)
                        .orElse(Optional.of("its JVM flags on JDK " + jdk() + " are not in the result"));
        };
    }

    private static Optional<String> unless(boolean holds, String text) {
        return holds ? Optional.empty() : Optional.of(text);
    }

    private Optional<String> requiredFlags(Flags flags) {
        if (flags.required().isEmpty()) {
            return Optional.empty();
        }
        int more = flags.required().size() - 1;
        return Optional.of(
                "needs " + flags.required().get(0) + (more == 0 ? "" : " and " + more + " more") + " on JDK " + jdk());
    }

    private int jdk() {
        return needs.jdk() == 0 ? choices.jdk() : needs.jdk();
    }
}
