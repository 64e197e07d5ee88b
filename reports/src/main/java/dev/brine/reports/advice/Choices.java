package dev.brine.reports.advice;

import dev.brine.reports.result.RunResult;
import java.util.List;
import java.util.Optional;

/**
 * What there is to choose from for one model: all that advice is given on, so that the page and its script carry no
 * more than this.
 *
 * @param model name of the model
 * @param sizeLabel its size, as the run labels it
 * @param jdk feature version of the JDK that was measured, 0 where not known
 * @param candidates in the order of the run
 * @param notes sentences that hold for any advice on this model: what was not measured, or only at another size
 */
public record Choices(String model, String sizeLabel, int jdk, List<Candidate> candidates, List<String> notes) {
    /** Copies the lists. */
    public Choices {
        candidates = List.copyOf(candidates);
        notes = List.copyOf(notes);
    }

    /** One set of choices for each model and size of a run that has a candidate, in the order of the run. */
    public static List<Choices> of(RunResult result) {
        return result.models().stream()
                .map(model -> new ChoicesReader(result, model).read())
                .filter(choices -> !choices.candidates().isEmpty())
                .toList();
    }

    /**
     * The choices of one model.
     *
     * @param model name of the model; empty for the first of the run
     * @param sizeLabel its size; empty for the first of that model
     * @throws IllegalArgumentException if the run did not measure it, naming what it did
     */
    public static Choices of(RunResult result, Optional<String> model, Optional<String> sizeLabel) {
        List<Choices> all = of(result);
        return all.stream()
                .filter(choices -> model.map(choices.model()::equals).orElse(true))
                .filter(choices -> sizeLabel.map(choices.sizeLabel()::equals).orElse(true))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no model '%s'%s was measured, known are %s"
                        .formatted(
                                model.orElse("of any name"),
                                sizeLabel.map(size -> " of size '" + size + "'").orElse(""),
                                all.stream().map(Choices::name).toList())));
    }

    /** True if there is a candidate that some needs could pick. */
    public boolean isOpen() {
        return candidates.stream().anyMatch(candidate -> candidate.refusal().isEmpty());
    }

    /** Model and size. */
    public String name() {
        return "%s (%s)".formatted(model, sizeLabel);
    }

    Candidate candidate(String id) {
        return candidates.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
