package dev.brine.reports.write;

import dev.brine.reports.result.Direction;
import dev.brine.reports.result.ResultRow;
import dev.brine.reports.statistics.Estimate;
import dev.brine.reports.statistics.Interval;
import dev.brine.reports.statistics.RatioEstimate;
import dev.brine.reports.write.Block.Standing;
import dev.brine.reports.write.Block.Standing.Rank;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sorts the rows of a model into blocks, and ranks each block class by class. */
final class Ranking {
    private Ranking() {}

    /** What two rows of a block must share to be compared: checked and unchecked reads never do. */
    record RankClass(String sizeLabel, boolean checkedRead, String unit, Direction direction) {
        static RankClass of(ResultRow row, Estimate estimate) {
            boolean checkedRead = !row.key().operation().readsFile() || row.checked();
            return new RankClass(row.key().sizeLabel(), checkedRead, estimate.unit(), row.direction());
        }
    }

    static List<Block> blocks(Collection<ResultRow> rows) {
        Map<Block.Key, List<ResultRow>> byKey = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> Block.Key.of(row.key()), () -> new TreeMap<>(Block.Key.ORDER), Collectors.toList()));
        return byKey.entrySet().stream()
                .map(entry -> new Block(entry.getKey(), standings(entry.getValue())))
                .toList();
    }

    private static List<Standing> standings(List<ResultRow> rows) {
        Map<RankClass, List<Candidate>> classes = new LinkedHashMap<>();
        List<Standing> floors = new ArrayList<>();
        List<Standing> without = new ArrayList<>();
        for (ResultRow row : rows) {
            if (!row.hasFigure()) {
                without.add(new Standing(row, Rank.NONE, Optional.empty(), Optional.empty()));
                continue;
            }
            Estimate estimate = Estimate.of(row);
            if (row.key().operation().floorOf().isPresent()) {
                floors.add(new Standing(row, Rank.FLOOR, Optional.of(estimate), Optional.empty()));
            } else {
                classes.computeIfAbsent(RankClass.of(row, estimate), ignored -> new ArrayList<>())
                        .add(new Candidate(row, estimate));
            }
        }
        List<Standing> all = new ArrayList<>();
        classes.forEach((rankClass, candidates) -> all.addAll(rank(candidates, rankClass.direction())));
        all.addAll(floors);
        without.sort(Comparator.comparing(standing -> standing.row().status()));
        all.addAll(without);
        return all;
    }

    private static List<Standing> rank(List<Candidate> candidates, Direction direction) {
        Comparator<Candidate> order =
                Comparator.comparingDouble(candidate -> candidate.estimate().geometricMean());
        candidates.sort(direction == Direction.LOWER_IS_BETTER ? order : order.reversed());
        Candidate best = candidates.get(0);
        return candidates.stream()
                .map(candidate -> new Standing(
                        candidate.row(),
                        rankOf(candidate, best, candidates.size()),
                        Optional.of(candidate.estimate()),
                        timesWorse(candidate.estimate(), best.estimate(), direction)))
                .toList();
    }

    private static Rank rankOf(Candidate candidate, Candidate best, int classSize) {
        if (candidate.equals(best)) {
            return classSize == 1 ? Rank.ALONE : Rank.BEST;
        }
        return Interval.overlap(candidate.estimate().interval(), best.estimate().interval())
                ? Rank.ABOUT_THE_SAME
                : Rank.BEHIND;
    }

    private static Optional<RatioEstimate> timesWorse(Estimate estimate, Estimate best, Direction direction) {
        Estimate numerator = direction == Direction.LOWER_IS_BETTER ? estimate : best;
        Estimate denominator = direction == Direction.LOWER_IS_BETTER ? best : estimate;
        return denominator.geometricMean() > 0
                ? Optional.of(RatioEstimate.of(numerator, denominator))
                : Optional.empty();
    }

    private record Candidate(ResultRow row, Estimate estimate) {}
}
