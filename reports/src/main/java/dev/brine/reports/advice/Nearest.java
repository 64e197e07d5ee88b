package dev.brine.reports.advice;

import dev.brine.reports.advice.Exclusion.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what comes nearest where nothing meets the constraints: it fails the fewest, then is least over them. */
final class Nearest {
    /** A promise that is not made, and a figure that was not measured, are further off than any figure over its limit. */
    private static final double FAR = 1e300;

    private Nearest() {}

    static Optional<Candidate> of(Choices choices, Decision decision, Needs needs) {
        List<Candidate> nearest = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double leastFailures = Double.POSITIVE_INFINITY;
        for (Exclusion exclusion : decision.excluded()) {
            if (isError(exclusion)) {
                continue;
            }
            double failures = exclusion.failures().size();
            double distance = distance(exclusion);
            if (failures < leastFailures || (failures == leastFailures && distance < least)) {
                nearest.clear();
                leastFailures = failures;
                least = distance;
            }
            if (failures == leastFailures && distance == least) {
                nearest.add(candidate(choices, exclusion.id()));
            }
        }
        return Choice.among(nearest, needs).pick().or(() -> nearest.stream().findFirst());
    }

    private static boolean isError(Exclusion exclusion) {
        return exclusion.failures().get(0).constraint().equals(Judge.ERROR);
    }

    private static double distance(Exclusion exclusion) {
        double most = 0;
        for (Failure failure : exclusion.failures()) {
            most = Math.max(most, failure.excess() == 0 ? FAR : failure.excess());
        }
        return most;
    }

    private static Candidate candidate(Choices choices, String id) {
        return choices.candidates().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
