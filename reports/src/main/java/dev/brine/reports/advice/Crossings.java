package dev.brine.reports.advice;

import dev.brine.reports.advice.Parameter.Line;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Every value of a parameter at which the decision can change: between two of them it is the same throughout. */
final class Crossings {
    private final Choices choices;
    private final Needs needs;
    private final Parameter parameter;
    private final TreeSet<Double> found = new TreeSet<>();

    private Crossings(Choices choices, Needs needs, Parameter parameter) {
        this.choices = choices;
        this.needs = needs;
        this.parameter = parameter;
    }

    /** The values, ascending, within what is looked at. */
    static List<Double> of(Choices choices, Needs needs, Parameter parameter) {
        Crossings crossings = new Crossings(choices, needs, parameter);
        needs.objectives().forEach(crossings::add);
        if (parameter == Parameter.BANDWIDTH) {
            crossings.addLimit(Limit.LOAD, Objective.FIRST_PREDICTION);
            crossings.addLimit(Limit.START, Objective.PROCESS_START);
        }
        return List.copyOf(crossings.found);
    }

    private void add(Objective objective) {
        List<Line> lines = choices.candidates().stream()
                .filter(candidate -> candidate.refusal().isEmpty())
                .map(candidate -> objective.line(candidate, needs, parameter))
                .flatMap(Optional::stream)
                .toList();
        for (int i = 0; i < lines.size(); i++) {
            for (int j = 0; j < lines.size(); j++) {
                if (i != j) {
                    add(lines.get(i), lines.get(j), Range::mid, Range::mid, 1);
                    add(lines.get(i), lines.get(j), Range::low, Range::high, 1);
                    add(lines.get(i), lines.get(j), Range::mid, Range::mid, Range.SAME_SHARE);
                }
            }
        }
    }

    private void add(Line a, Line b, ToDoubleFunction<Range> ofA, ToDoubleFunction<Range> ofB, double share) {
        double slopes = ofA.applyAsDouble(a.slope()) - share * ofB.applyAsDouble(b.slope());
        double bases = share * ofB.applyAsDouble(b.base()) - ofA.applyAsDouble(a.base());
        if (slopes != 0) {
            add(bases / slopes);
        }
    }

    private void addLimit(Limit limit, Objective objective) {
        OptionalDouble bound = needs.limit(limit);
        for (Candidate candidate : choices.candidates()) {
            Optional<Line> line = objective.line(candidate, needs, parameter);
            if (bound.isPresent() && line.isPresent()) {
                add((bound.getAsDouble() - line.get().base().high())
                        / line.get().slope().high());
            }
        }
    }

    private void add(double value) {
        if (value > parameter.least() && value < parameter.most()) {
            found.add(value);
        }
    }
}
