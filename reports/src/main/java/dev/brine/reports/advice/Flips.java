package dev.brine.reports.advice;

import dev.brine.reports.advice.Advice.Flip;
import dev.brine.reports.advice.Candidate.Metric;
import dev.brine.reports.text.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds what would flip the pick: each parameter both ways, each limit, each promise, one at a time. */
final class Flips {
    static final int MOST_REPLICAS = 256;

    private final Choices choices;
    private final Needs needs;
    private final Candidate pick;
    private final List<Flip> flips = new ArrayList<>();

    private Flips(Choices choices, Needs needs, Candidate pick) {
        this.choices = choices;
        this.needs = needs;
        this.pick = pick;
    }

    static List<Flip> of(Choices choices, Needs needs, Candidate pick) {
        Flips flips = new Flips(choices, needs, pick);
        flips.addTurn(Parameter.BANDWIDTH, true);
        flips.addTurn(Parameter.BANDWIDTH, false);
        flips.addReplicas();
        flips.addTurn(Parameter.LOADS, false);
        flips.addTurn(Parameter.LOADS, true);
        flips.addLimits();
        flips.addPromises();
        return flips.flips;
    }

    private void addTurn(Parameter parameter, boolean upwards) {
        boolean isBandwidth = parameter == Parameter.BANDWIDTH;
        boolean isBelow = isBandwidth == upwards; // slower lines are more seconds a byte
        turn(parameter, upwards).ifPresent(turn -> {
            String direction = isBelow ? "below" : "above";
            String change = direction + " " + parameter.text(turn.at());
            String tie = turn.isTieForever()
                    ? ", about the same from there on"
                    : ", about the same " + (isBelow ? "down to " : "up to ") + parameter.text(turn.tieEnd());
            double at = isBandwidth ? 1 / turn.at() : turn.at();
            add(parameter.toString(), direction, at, turn.to(), change, turn.tieEnd() == turn.at() ? "" : tie);
        });
    }

    private void add(String what, String direction, double at, Decision to, String change, String tie) {
        String label = to.pick().map(Candidate::label).orElse("nothing meets the constraints");
        flips.add(new Flip(what, direction, at, to.pickId(), change + ": " + label + tie));
    }

    /**
     * Where a parameter flips the pick.
     *
     * @param tieEnd where the old pick is no longer about the same; 0 where that does not end
     */
    private record Turn(double at, Decision to, double tieEnd) {
        boolean isTieForever() {
            return tieEnd == 0;
        }
    }

    private Optional<Turn> turn(Parameter parameter, boolean upwards) {
        List<Double> edges = edges(parameter, upwards);
        for (int i = 0; i + 1 < edges.size(); i++) {
            Decision found = decideBetween(parameter, edges, i);
            if (!found.pickId().equals(pick.id())) {
                int end = i;
                while (end + 1 < edges.size()
                        && decideBetween(parameter, edges, end).leaves(pick.id())) {
                    end++;
                }
                double tieEnd = end + 1 < edges.size() ? edges.get(end) : 0;
                return Optional.of(new Turn(edges.get(i), found, tieEnd));
            }
        }
        return Optional.empty();
    }

    /** The crossings on one side of the present value, away from it, and the end of what is looked at. */
    private List<Double> edges(Parameter parameter, boolean upwards) {
        double now = parameter.of(needs);
        List<Double> edges = new ArrayList<>();
        for (double value : Crossings.of(choices, needs, parameter)) {
            if (upwards ? value > now : value < now) {
                edges.add(value);
            }
        }
        if (upwards) {
            edges.add(parameter.most());
        } else {
            Collections.reverse(edges);
            edges.add(parameter.least());
        }
        return edges;
    }

    private Decision decideBetween(Parameter parameter, List<Double> edges, int index) {
        double between = (edges.get(index) + edges.get(index + 1)) / 2;
        return Decision.of(choices, parameter.with(needs, between));
    }

    private void addReplicas() {
        if (!needs.decidesBy(Objective.HOST_MEMORY)) {
            return;
        }
        for (int count = needs.replicas() - 1; count >= 1; count--) {
            Decision found = Decision.of(choices, needs.withReplicas(count));
            if (!found.pickId().equals(pick.id())) {
                add("replicas", "below", count, found, "with " + replicas(count), "");
                break;
            }
        }
        for (int count = needs.replicas() + 1; count <= MOST_REPLICAS; count++) {
            Decision found = Decision.of(choices, needs.withReplicas(count));
            if (!found.pickId().equals(pick.id())) {
                add("replicas", "above", count, found, "from " + replicas(count) + " on", "");
                break;
            }
        }
    }

    private static String replicas(int count) {
        return Numbers.count(count) + (count == 1 ? " replica a host" : " replicas a host");
    }

    /** A limit that the pick misses by one percent; not told where then nothing is left, as that is no flip. */
    private void addLimits() {
        pick.file().ifPresent(bytes -> addLimit(Limit.FILE, bytes, "if the file must be at most "));
        pick.figure(Metric.HEAP).ifPresent(heap -> addLimit(Limit.HEAP, heap, "if the heap must be at most "));
        Objective.FIRST_PREDICTION
                .value(pick, needs)
                .ifPresent(load -> addLimit(Limit.LOAD, load, "if the first prediction must come within "));
        Objective.PROCESS_START
                .value(pick, needs)
                .ifPresent(start -> addLimit(Limit.START, start, "if a process must predict within "));
    }

    private void addLimit(Limit limit, Range value, String words) {
        double bound = value.high() * Range.SAME_SHARE;
        Decision found = Decision.of(choices, needs.withLimit(limit, bound));
        if (found.pick().isPresent()) {
            add(limit.toString(), "below", bound, found, words + limit.text(bound), "");
        }
    }

    private void addPromises() {
        for (Promise promise : Promise.values()) {
            boolean isAsked = needs.promises().contains(promise);
            Decision found = Decision.of(choices, isAsked ? needs.without(promise) : needs.with(promise));
            if (found.pick().isPresent() && !found.pickId().equals(pick.id())) {
                String direction = isAsked ? "dropped" : "asked";
                add(promise.toString(), direction, 0, found, isAsked ? promise.dropped() : promise.asked(), "");
            }
        }
    }
}
