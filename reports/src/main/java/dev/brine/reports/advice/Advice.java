package dev.brine.reports.advice;

import dev.brine.reports.internal.RecordJson;
import java.util.List;
import java.util.Optional;

/**
 * What to deploy, why, and what would change it.
 *
 * @param model name of the model
 * @param sizeLabel its size
 * @param needs what was asked for
 * @param pick the candidate to deploy; empty where nothing meets the constraints, or nothing that decides was measured
 * @param ties candidates that the objectives cannot tell from the pick
 * @param runnerUp the pick if the pick's file were not there
 * @param pareto ids of the candidates that meet the constraints and that no other one beats all round
 * @param paretoAxes what all round means: the objectives that were compared
 * @param because one to three sentences
 * @param differs what the pick promises and the runner-up does not, and the other way round, in sentences
 * @param excluded candidates that fail a constraint, in the order of the run
 * @param nearest where nothing meets the constraints, the candidate that comes nearest
 * @param flips changes that make another candidate the pick
 * @param caveats what a reader must know besides, in sentences
 */
public record Advice(
        String model,
        String sizeLabel,
        Needs needs,
        Optional<Named> pick,
        List<Named> ties,
        Optional<Named> runnerUp,
        List<String> pareto,
        List<Objective> paretoAxes,
        List<String> because,
        List<String> differs,
        List<Exclusion> excluded,
        Optional<Named> nearest,
        List<Flip> flips,
        List<String> caveats) {
    /**
     * A candidate by name.
     *
     * @param id format, variant and open mode, joined by colons
     * @param label how to call it
     */
    public record Named(String id, String label) {
        static Named of(Candidate candidate) {
            return new Named(candidate.id(), candidate.label());
        }

        /** True if this is of the format, variant and open mode that a name gives, each after a colon and each but the first optional. */
        public boolean isCalled(String name) {
            return (id + ":").startsWith(name + ":");
        }
    }

    /**
     * A candidate that cannot be picked.
     *
     * @param id which
     * @param label how to call it
     * @param failures what it failed on, at least one
     */
    public record Exclusion(String id, String label, List<Failure> failures) {
        /** Copies the list. */
        public Exclusion {
            failures = List.copyOf(failures);
        }
    }

    /**
     * A constraint that a candidate failed.
     *
     * @param constraint name of a {@link Limit} or {@link Promise}, {@code jdk}, or {@code error} for a candidate that no
     *     needs could pick
     * @param text why, with the figures
     * @param excess how many times a figure is over its limit; 0 where there is none to tell
     */
    public record Failure(String constraint, String text, double excess) {}

    /**
     * A change of the needs that makes another candidate the pick; all else stays.
     *
     * @param what {@code bandwidth}, {@code loads}, {@code replicas}, a {@link Limit} or a {@link Promise}
     * @param direction {@code below} or {@code above} the value for a number, {@code asked} or {@code dropped} for a
     *     promise
     * @param at where, in bytes a second, loads, replicas, bytes or seconds; 0 for a promise
     * @param to id of the new pick; blank where nothing would meet the constraints
     * @param text the change in words, with the new pick
     */
    public record Flip(String what, String direction, double at, String to, String text) {}

    /** Copies the lists. */
    public Advice {
        ties = List.copyOf(ties);
        pareto = List.copyOf(pareto);
        paretoAxes = List.copyOf(paretoAxes);
        because = List.copyOf(because);
        differs = List.copyOf(differs);
        excluded = List.copyOf(excluded);
        flips = List.copyOf(flips);
        caveats = List.copyOf(caveats);
    }

    /** True if the pick, or what is about the same, is called so, such as {@code mmap} or {@code mmap:raw}. */
    public boolean upholds(String name) {
        return pick.filter(one -> one.isCalled(name)).isPresent()
                || ties.stream().anyMatch(one -> one.isCalled(name));
    }

    /** The advice as JSON on one line, with the needs that it answers. */
    public String toJson() {
        return RecordJson.compact(this);
    }
}
